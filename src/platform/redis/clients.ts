import { Redis, type RedisOptions } from 'ioredis';
import { Logger } from '@nestjs/common';
import { isSentinelAddress, parseSentinelAddress } from '../config/redis-address.rules.js';

const logger = new Logger('Redis');
const LOG_EVERY_MS = 1_000;
/**
 * A network that drops everything closes no connection. One on which an answer is due for this long is given up for a
 * new one; a command's own time-out would only fail one command after the other on it, for ever.
 */
const SILENCE_MS = 2_000;
/** A subscriber waits for nothing, so it has to ask in order to notice that nobody is there any more. */
const PING_EVERY_MS = 5_000;

/** A frozen sentinel must not keep us from asking the next one. */
const SENTINEL_PATIENCE_MS = 1_000;

/**
 * Request path: answer or fail within REDIS_TIMEOUT_MS, and at once when the connection breaks; never queue while the
 * server is away, and never resend a command whose answer was lost (a resent `SET NX` reports "taken" about our own
 * lock).
 */
const ADMISSION: RedisOptions = {
  connectTimeout: 1_000,
  socketTimeout: SILENCE_MS,
  maxRetriesPerRequest: 0,
  enableOfflineQueue: false,
  autoResendUnfulfilledCommands: false,
};

/** Bull blocks on its connections, so they have neither a command time-out nor a retry limit. */
const BULL: RedisOptions = { maxRetriesPerRequest: null, enableReadyCheck: false, connectTimeout: 1_000 };

/** A producer must not wait for a Redis that is away: the outbox row is already safe in Postgres. */
const BULL_PRODUCER: RedisOptions = {
  socketTimeout: SILENCE_MS,
  maxRetriesPerRequest: 1,
  enableOfflineQueue: false,
  connectTimeout: 1_000,
};

const SUBSCRIBER: RedisOptions = {
  maxRetriesPerRequest: null,
  connectTimeout: 1_000,
  socketTimeout: SILENCE_MS,
};

export type ClientKind = 'admission' | 'bull' | 'bull-producer' | 'subscriber';

const OPTIONS: Record<ClientKind, RedisOptions> = {
  admission: ADMISSION,
  bull: BULL,
  'bull-producer': BULL_PRODUCER,
  subscriber: SUBSCRIBER,
};

/**
 * @param where of a Redis, or of the sentinels that know it; or how to get there
 * @param commandTimeout milliseconds to wait for an answer; none for connections that block on purpose
 */
export function connect(where: string | RedisOptions, kind: ClientKind, commandTimeout?: number): Redis {
  const options: RedisOptions = {
    ...OPTIONS[kind],
    ...(commandTimeout === undefined ? {} : { commandTimeout }),
    retryStrategy: attempt => Math.min(50 * 2 ** Math.min(attempt, 5), 1_000),
    // 1: reconnect without resending; a demoted master would otherwise go on refusing every write.
    reconnectOnError: error => (error.message.startsWith('READONLY') ? 1 : false),
  };
  const client = open(where, options);
  let lastLogged = 0;
  client.on('error', (error: Error) => {
    const now = performance.now();
    if (now - lastLogged < LOG_EVERY_MS) return;
    lastLogged = now;
    logger.warn(`${kind}: ${error.message}`);
  });
  if (kind === 'admission') keepRunId(client);
  if (kind === 'subscriber') keepAsking(client);
  return client;
}

function open(where: string | RedisOptions, options: RedisOptions): Redis {
  if (typeof where !== 'string') return new Redis({ ...options, ...where });
  if (isSentinelAddress(where)) return new Redis({ ...options, ...throughSentinels(where) });
  return new Redis(where, options);
}

/**
 * A sentinel that tells of a new master ends every connection with the old one: one that is frozen or cut off from the
 * others closes none, and Bull waits on it for ever.
 */
function throughSentinels(url: string): RedisOptions {
  const { sentinels, masterName, database, ...secrets } = parseSentinelAddress(url);
  return {
    ...{ sentinels: [...sentinels], name: masterName, role: 'master', db: database },
    ...given(secrets),
    sentinelCommandTimeout: SENTINEL_PATIENCE_MS,
    failoverDetector: true,
  };
}

/** ioredis takes what is undefined for something. */
export function given(secrets: Record<string, string | undefined>): RedisOptions {
  return Object.fromEntries(Object.entries(secrets).filter(([, value]) => value !== undefined));
}

function keepAsking(client: Redis): void {
  const timer = setInterval(() => {
    // A failure shows in the connection's own events.
    if (client.status === 'ready') client.ping().catch(() => undefined);
  }, PING_EVERY_MS).unref();
  client.once('end', () => clearInterval(timer));
}

/** Waits until the client is ready, or fails after the time-out, in milliseconds. */
export async function whenReady(client: Redis, timeoutMs = 5_000): Promise<void> {
  if (client.status === 'ready') return;
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => {
      client.off('ready', onReady);
      reject(new Error('Redis does not answer'));
    }, timeoutMs);
    const onReady = (): void => {
      clearTimeout(timer);
      resolve();
    };
    client.once('ready', onReady);
  });
}

/**
 * Identity of the server process that a client is connected with; it changes with every restart and fail-over.
 * @throws while it is not known: without a connection, or when the server does not say
 */
export function runIdOf(client: Redis): string {
  const runId = runIds.get(client);
  if (runId === undefined) throw new Error('It is not known which Redis answers');
  return runId;
}

const runIds = new WeakMap<Redis, string>();

/** Asked first on every connection, so that it is known by the time the client is ready for anything else. */
function keepRunId(client: Redis): void {
  client.on('connect', () => {
    client.info('server').then(
      text => {
        const [, runId] = /^run_id:(\w+)/m.exec(text) ?? [];
        // Whoever cannot be told from the one before is not believed: nothing is asked of it.
        if (runId === undefined) logger.error('A Redis does not say which server it is (run_id)');
        else runIds.set(client, runId);
      },
      () => client.disconnect(true),
    );
  });
  client.on('close', () => runIds.delete(client));
}
