import { Redis } from 'ioredis';
import { Logger } from '@nestjs/common';
const logger = new Logger('Redis');
const LOG_EVERY_MS = 1_000;
/**
 * Request path: answer or fail within 300 ms, never queue while the server is away, and never resend a command
 * whose answer was lost (a resent `SET NX` reports "taken" about our own lock).
 */ const ADMISSION = {
    commandTimeout: 300,
    connectTimeout: 1_000,
    maxRetriesPerRequest: 1,
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false
};
/** Bull blocks on its connections, so they have neither a command time-out nor a retry limit. */ const BULL = {
    maxRetriesPerRequest: null,
    enableReadyCheck: false,
    connectTimeout: 1_000
};
/** A producer must not wait for a Redis that is away: the outbox row is already safe in Postgres. */ const BULL_PRODUCER = {
    maxRetriesPerRequest: 1,
    enableOfflineQueue: false,
    connectTimeout: 1_000
};
const SUBSCRIBER = {
    maxRetriesPerRequest: null,
    connectTimeout: 1_000
};
const OPTIONS = {
    admission: ADMISSION,
    bull: BULL,
    'bull-producer': BULL_PRODUCER,
    subscriber: SUBSCRIBER
};
export function connect(url, kind) {
    const client = new Redis(url, {
        ...OPTIONS[kind],
        retryStrategy: (attempt)=>Math.min(50 * 2 ** Math.min(attempt, 5), 1_000),
        // 1: reconnect without resending; a demoted master would otherwise go on refusing every write.
        reconnectOnError: (error)=>error.message.startsWith('READONLY') ? 1 : false
    });
    let lastLogged = 0;
    client.on('error', (error)=>{
        const now = performance.now();
        if (now - lastLogged < LOG_EVERY_MS) return;
        lastLogged = now;
        logger.warn(`${kind}: ${error.message}`);
    });
    return client;
}
/** Waits until the client is ready, or fails after the time-out, in milliseconds. */ export async function whenReady(client, timeoutMs = 5_000) {
    if (client.status === 'ready') return;
    await new Promise((resolve, reject)=>{
        const timer = setTimeout(()=>{
            client.off('ready', onReady);
            reject(new Error('Redis does not answer'));
        }, timeoutMs);
        const onReady = ()=>{
            clearTimeout(timer);
            resolve();
        };
        client.once('ready', onReady);
    });
}
/** Identity of the running server process; it changes with every restart and fail-over. */ export function runIdOf(client) {
    return client.serverInfo?.run_id ?? 'unknown';
}

//# sourceMappingURL=clients.js.map
