import { type ArgumentMetadata, ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { invalidRequest } from '../general-problems.js';
import { DomainError } from '../problem.js';

type Check = (body: unknown) => boolean;

const seenAtOnce = new Map<unknown, Check>();

/**
 * For a form that a rush sends: bodies that `isValid` sees to be in order at a glance, and that need no conversion,
 * are taken as they are. All others are looked at as usual, so a glance may miss what is right, never what is wrong.
 */
export function SeenAtOnce(isValid: Check): ClassDecorator {
  return form => void seenAtOnce.set(form, isValid);
}

class FormPipe extends ValidationPipe {
  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (seenAtOnce.get(metadata.metatype)?.(value) === true) return value;
    return super.transform(value, metadata);
  }
}

/** Refuses what is wrong and what is not known, and names each field. */
export function validationPipe(): ValidationPipe {
  return new FormPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    stopAtFirstError: true,
    exceptionFactory: errors => {
      const list = errors.flatMap(error => flatten(error, ''));
      const detail = list.map(({ path, message }) => `${path}: ${message}`).join('; ');
      return new DomainError(invalidRequest, { detail, extra: { errors: list } });
    },
  });
}

interface FieldError {
  path: string;
  message: string;
}

function flatten(error: ValidationError, above: string): FieldError[] {
  const isIndex = /^\d+$/.test(error.property);
  const path = isIndex
    ? `${above}[${error.property}]`
    : `${above}${above === '' ? '' : '.'}${error.property}`;
  const own = Object.values(error.constraints ?? {}).map(message => ({ path, message }));
  return [...own, ...(error.children ?? []).flatMap(child => flatten(child, path))];
}
