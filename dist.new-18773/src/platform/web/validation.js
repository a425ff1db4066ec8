import { ValidationPipe } from '@nestjs/common';
import { invalidRequest } from '../general-problems.js';
import { DomainError } from '../problem.js';
/** Refuses what is wrong and what is not known, and names each field. */ export function validationPipe() {
    return new ValidationPipe({
        transform: true,
        whitelist: true,
        forbidNonWhitelisted: true,
        forbidUnknownValues: true,
        stopAtFirstError: true,
        exceptionFactory: (errors)=>{
            const list = errors.flatMap((error)=>flatten(error, ''));
            const detail = list.map(({ path, message })=>`${path}: ${message}`).join('; ');
            return new DomainError(invalidRequest, {
                detail,
                extra: {
                    errors: list
                }
            });
        }
    });
}
function flatten(error, above) {
    const isIndex = /^\d+$/.test(error.property);
    const path = isIndex ? `${above}[${error.property}]` : `${above}${above === '' ? '' : '.'}${error.property}`;
    const own = Object.values(error.constraints ?? {}).map((message)=>({
            path,
            message
        }));
    return [
        ...own,
        ...(error.children ?? []).flatMap((child)=>flatten(child, path))
    ];
}

//# sourceMappingURL=validation.js.map
