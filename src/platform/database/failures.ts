const CONNECTION_CLASS = '08';
/** Disk, memory or connections are used up. */
const RESOURCES_CLASS = '53';
const ADMIN_SHUTDOWN = '57P01';
const SERIALIZATION_FAILURE = '40001';
const DEADLOCK = '40P01';
const LOCK_NOT_AVAILABLE = '55P03';
const QUERY_CANCELED = '57014';
const UNIQUE_VIOLATION = '23505';
const FOREIGN_KEY_VIOLATION = '23503';

/** What the driver, or our own deadline, says of a connection that broke: such errors carry no state. */
const LOST = /terminat|timeout|connect|ECONN|no answer|socket/i;

interface PostgresError {
  code?: string;
  constraint?: string;
  driverError?: { code?: string; constraint?: string };
}

function stateOf(error: unknown): string | undefined {
  const failure = error as PostgresError | undefined;
  return failure?.driverError?.code ?? failure?.code;
}

/** The whole closure may run again: Postgres rolled it back and said so. */
export function isRetryable(error: unknown): boolean {
  const state = stateOf(error);
  return state === SERIALIZATION_FAILURE || state === DEADLOCK;
}

/** Name of the unique constraint that refused the write, if that is what happened. */
export function violatedConstraint(error: unknown): string | undefined {
  if (stateOf(error) !== UNIQUE_VIOLATION) return undefined;
  const failure = error as PostgresError;
  return failure.driverError?.constraint ?? failure.constraint;
}

/** Postgres is away or too busy: nobody's fault, worth another try by the client in a moment. */
export function isUnavailable(error: unknown): boolean {
  const state = stateOf(error);
  if (state === undefined) return LOST.test(String((error as { message?: unknown } | undefined)?.message));
  const busy = [LOCK_NOT_AVAILABLE, QUERY_CANCELED, ADMIN_SHUTDOWN, '57P02', '57P03'];
  const isClass = [CONNECTION_CLASS, RESOURCES_CLASS, 'ECONN'].some(start => state.startsWith(start));
  return isClass || busy.includes(state);
}

/** The row cannot go, or be written, because of another that refers to it. */
export function violatesForeignKey(error: unknown): boolean {
  return stateOf(error) === FOREIGN_KEY_VIOLATION;
}
