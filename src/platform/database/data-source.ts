import pg from 'pg';
import type { DataSourceOptions, MixedList } from 'typeorm';

const POOL_SIZE = 15;
const CONNECT_TIMEOUT_MS = 2_000;
const STATEMENT_TIMEOUT_MS = 5_000;
const LOCK_TIMEOUT_MS = 2_000;

export interface DatabaseAddresses {
  url: string;
  replicaUrls?: string[];
}

type Entities = MixedList<new () => object>;

/**
 * A connection whose end is always heard. The pool stops listening when it hands one out, and TypeORM begins a moment
 * later: a Postgres that says farewell in between would end the process. Whoever asked gets the error all the same.
 */
class HeardClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    this.on('error', () => undefined);
  }
}

/**
 * Options of every connection pool. Never `query_timeout`: it puts a connection that is still inside a transaction
 * back into the pool, and the next write on it is lost. `defaultMode` keeps reads on the primary unless one asks.
 */
export function dataSourceOptions(addresses: DatabaseAddresses, entities: Entities): DataSourceOptions {
  const replicas = addresses.replicaUrls ?? [];
  return {
    type: 'postgres',
    ...(replicas.length === 0
      ? { url: addresses.url }
      : {
          replication: {
            defaultMode: 'master',
            master: { url: addresses.url },
            slaves: replicas.map(url => ({ url })),
          },
        }),
    entities,
    poolSize: POOL_SIZE,
    connectTimeoutMS: CONNECT_TIMEOUT_MS,
    synchronize: false,
    migrationsRun: false,
    applicationName: `frontrow-${process.pid}`,
    extra: {
      Client: HeardClient,
      statement_timeout: STATEMENT_TIMEOUT_MS,
      lock_timeout: LOCK_TIMEOUT_MS,
      idle_in_transaction_session_timeout: STATEMENT_TIMEOUT_MS,
      // Here and not on each transaction: TypeORM would spend a round trip of its own on it every time.
      options: '-c default_transaction_isolation=read\\ committed',
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
    },
  };
}
