import { ConsoleLogger, type LogLevel } from '@nestjs/common';

const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;
const NEST_NAMES: Record<(typeof LEVELS)[number], LogLevel> = {
  fatal: 'fatal',
  error: 'error',
  warn: 'warn',
  info: 'log',
  debug: 'debug',
  trace: 'verbose',
};
/** What Nest says about itself while it starts; nobody who runs a shop needs it. */
const FRAMEWORK = ['NestFactory', 'InstanceLoader', 'RoutesResolver', 'RouterExplorer', 'NestApplication'];

class ProductLogger extends ConsoleLogger {
  override log(message: unknown, ...rest: unknown[]): void {
    if (!FRAMEWORK.includes(String(rest.at(-1)))) super.log(message, ...rest);
  }
}

/** A logger that writes lines of this severity and above; `silent` writes none. */
export function productLogger(least: (typeof LEVELS)[number] | 'silent'): ConsoleLogger {
  const wanted = least === 'silent' ? [] : LEVELS.slice(0, LEVELS.indexOf(least) + 1);
  return new ProductLogger({ prefix: 'Frontrow', logLevels: wanted.map(level => NEST_NAMES[level]) });
}
