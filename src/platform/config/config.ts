import type { Setting } from './settings.js';
import { stripeProblems, type StripeSettings, stripeSettings } from './stripe-settings.js';
import { variables } from './variables.js';

type Variables = typeof variables;
type Value<S> = S extends Setting<infer T> ? T : never;
type Read = { readonly [K in keyof Variables]: Value<Variables[K]> | undefined };

/** Settings of this process: read once, checked, frozen. `Config` is its injection token too. */
export abstract class Config {
  abstract readonly port: number;
  /** Whether PORT was given, so that a taken port is an error and not a reason to look further. */
  abstract readonly portIsExplicit: boolean;
  abstract readonly host: string;
  abstract readonly publicUrl: string;
  abstract readonly databaseUrl: string | undefined;
  abstract readonly databaseReplicaUrls: string[];
  abstract readonly redisUrl: string | undefined;
  abstract readonly redisLockUrls: string[];
  abstract readonly redisTimeoutMs: number;
  abstract readonly secretKey: string | undefined;
  /** Signs nothing any more, but what it signed is believed. */
  abstract readonly secretKeyPrevious: string | undefined;
  abstract readonly dataDir: string;
  abstract readonly adminEmail: string;
  abstract readonly adminPassword: string | undefined;
  abstract readonly adminApiToken: string | undefined;
  abstract readonly seedDemo: boolean;
  abstract readonly webProcesses: number;
  abstract readonly rateLimits: boolean;
  abstract readonly rateLimitRequestsPerMinute: number;
  abstract readonly rateLimitSignInsPerMinute: number;
  abstract readonly trustedProxyHops: number;
  abstract readonly paymentProvider: NonNullable<Read['PAYMENT_PROVIDER']>;
  /** Exactly when the provider is Stripe. */
  abstract readonly stripe: StripeSettings | undefined;
  abstract readonly sandboxLatencyMs: number;
  abstract readonly paymentTimeoutMs: number;
  abstract readonly smtpUrl: string | undefined;
  abstract readonly mailFrom: string;
  abstract readonly logLevel: NonNullable<Read['LOG_LEVEL']>;
}

/** The same as a plain object. */
export type Settings = { readonly [K in keyof Config]: Config[K] };

/** Every wrong or missing variable in one message, so that a deployer mends them in one go. */
export class ConfigError extends Error {
  constructor(readonly problems: string[]) {
    super(`The settings are not complete:\n${problems.map(problem => `  - ${problem}`).join('\n')}`);
    this.name = 'ConfigError';
  }
}

const MIN_SECRET_LENGTH = 32;
const LOCK_MASTERS = 3;
/** The fault suite reads these before the app; whoever sets them for a real one expects what must never happen. */
const OF_THE_FAULT_SUITE = ['CRASH_AT', 'STOP_AT', 'BLOCK_AT'];

/** @throws ConfigError naming each variable that is wrong or missing. */
export function readConfig(env: Record<string, string | undefined>): Settings {
  const problems: string[] = [];
  const read = readVariables(env, problems);
  problems.push(...contradictions(read), ...strangers(env));
  if (problems.length > 0) throw new ConfigError(problems);
  return toConfig(read, env['PORT'] !== undefined && env['PORT'] !== '');
}

function readVariables(env: Record<string, string | undefined>, problems: string[]): Read {
  const entries = Object.entries(variables).map(([name, setting]: [string, Setting<unknown>]) => {
    const value = env[name] === undefined || env[name] === '' ? setting.fallback : env[name];
    if (value === undefined) return [name, undefined];
    try {
      return [name, setting.read(value)];
    } catch (error) {
      problems.push(`${name} must be ${(error as Error).message}, but is "${withoutPasswords(value)}".`);
      return [name, undefined];
    }
  });
  return Object.fromEntries(entries) as Read;
}

/** What is wrong is logged, and many a mistyped address has a password in it. */
function withoutPasswords(value: string): string {
  return value.replace(/\/\/.*@/, '//***@').replace(/(password=)[^&]*/g, '$1***');
}

function strangers(env: Record<string, string | undefined>): string[] {
  return OF_THE_FAULT_SUITE.filter(name => env[name] !== undefined).map(
    name => `${name} is for the fault suite only: the product never ends or stops itself on purpose.`,
  );
}

function contradictions(read: Read): string[] {
  const problems: string[] = [];
  if (read.DATABASE_URL !== undefined) {
    const why = 'must be set once DATABASE_URL is set';
    if (read.SECRET_KEY === undefined) problems.push(`SECRET_KEY ${why}: it signs every token.`);
    if (read.PAYMENT_PROVIDER === undefined) {
      problems.push(`PAYMENT_PROVIDER ${why}: a sandbox left on by default would give tickets away.`);
    }
  }
  for (const name of ['SECRET_KEY', 'SECRET_KEY_PREVIOUS'] as const) {
    if ((read[name]?.length ?? MIN_SECRET_LENGTH) < MIN_SECRET_LENGTH) {
      problems.push(`${name} must have at least ${MIN_SECRET_LENGTH} characters.`);
    }
  }
  if (read.PAYMENT_PROVIDER === 'stripe') problems.push(...stripeProblems(read));
  const masters = read.REDIS_LOCK_URLS?.length ?? 1;
  if (masters !== 1 && masters !== LOCK_MASTERS) {
    problems.push('REDIS_LOCK_URLS must name one or three masters: an even number cannot decide a tie.');
  }
  return problems;
}

function toConfig(read: Read, portIsExplicit: boolean): Settings {
  const port = read.PORT ?? 0;
  const embedded = read.DATABASE_URL === undefined;
  return Object.freeze({
    port,
    portIsExplicit,
    host: read.HOST ?? (embedded ? '127.0.0.1' : '0.0.0.0'),
    publicUrl: (read.PUBLIC_URL ?? `http://localhost:${port}`).replace(/\/+$/, ''),
    databaseUrl: read.DATABASE_URL,
    databaseReplicaUrls: read.DATABASE_REPLICA_URLS ?? [],
    redisUrl: read.REDIS_URL,
    redisLockUrls: read.REDIS_LOCK_URLS ?? [],
    redisTimeoutMs: read.REDIS_TIMEOUT_MS ?? 0,
    secretKey: read.SECRET_KEY,
    secretKeyPrevious: read.SECRET_KEY_PREVIOUS,
    dataDir: read.DATA_DIR ?? '.data',
    adminEmail: read.ADMIN_EMAIL ?? '',
    adminPassword: read.ADMIN_PASSWORD,
    adminApiToken: read.ADMIN_API_TOKEN,
    seedDemo: read.SEED_DEMO === undefined ? embedded : read.SEED_DEMO === 'on',
    webProcesses: read.WEB_PROCESSES ?? 1,
    rateLimits: read.RATE_LIMITS !== 'off',
    rateLimitRequestsPerMinute: read.RATE_LIMIT_REQUESTS_PER_MINUTE ?? 0,
    rateLimitSignInsPerMinute: read.RATE_LIMIT_SIGN_INS_PER_MINUTE ?? 0,
    trustedProxyHops: read.TRUSTED_PROXY_HOPS ?? 0,
    paymentProvider: read.PAYMENT_PROVIDER ?? 'sandbox',
    stripe: read.PAYMENT_PROVIDER === 'stripe' ? stripeSettings(read) : undefined,
    sandboxLatencyMs: read.SANDBOX_LATENCY_MS ?? 0,
    paymentTimeoutMs: read.PAYMENT_TIMEOUT_MS ?? 0,
    smtpUrl: read.SMTP_URL,
    mailFrom: read.MAIL_FROM ?? '',
    logLevel: read.LOG_LEVEL ?? 'info',
  });
}
