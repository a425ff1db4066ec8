import { ConsoleLogger } from '@nestjs/common';
const LEVELS = [
    'fatal',
    'error',
    'warn',
    'info',
    'debug',
    'trace'
];
const NEST_NAMES = {
    fatal: 'fatal',
    error: 'error',
    warn: 'warn',
    info: 'log',
    debug: 'debug',
    trace: 'verbose'
};
/** What Nest says about itself while it starts; nobody who runs a shop needs it. */ const FRAMEWORK = [
    'NestFactory',
    'InstanceLoader',
    'RoutesResolver',
    'RouterExplorer',
    'NestApplication'
];
let ProductLogger = class ProductLogger extends ConsoleLogger {
    log(message, ...rest) {
        if (!FRAMEWORK.includes(String(rest.at(-1)))) super.log(message, ...rest);
    }
};
/** A logger that writes lines of this severity and above; `silent` writes none. */ export function productLogger(least) {
    const wanted = least === 'silent' ? [] : LEVELS.slice(0, LEVELS.indexOf(least) + 1);
    return new ProductLogger({
        prefix: 'Frontrow',
        logLevels: wanted.map((level)=>NEST_NAMES[level])
    });
}

//# sourceMappingURL=logger.js.map
