import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { invariant } from '../../../platform/assert.js';
import { Config } from '../../../platform/config/config.js';

const POOL_SIZE = 4;
const CONNECT_TIMEOUT_MS = 5_000;
/** A server that falls silent closes nothing: whoever waited for it longer than this would wait for ever. */
const DEADLINE_MS = 8_000;

interface RawClient {
  connection?: { stream?: { destroy(error?: Error): void } };
}

/** The sandbox's own connections: nothing of ours shares a transaction with its books. */
@Injectable()
export class SandboxConnections implements OnApplicationShutdown {
  private readonly logger = new Logger('Sandbox');
  readonly pool: pg.Pool;

  constructor(config: Config) {
    invariant(config.databaseUrl !== undefined, 'the database address is known before the app starts');
    this.pool = new pg.Pool({
      connectionString: config.databaseUrl,
      max: POOL_SIZE,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      application_name: 'sandbox',
    });
    // A connection that breaks, idle or in use, must not take the process along: its statement fails by itself.
    const note = (error: Error): void => this.logger.warn(`A connection broke: ${error.message}`);
    this.pool.on('error', note);
    this.pool.on('connect', client => client.on('error', note));
    this.giveUpTheSilent();
  }

  /** Ends the connection of whoever has it for too long. */
  private giveUpTheSilent(): void {
    const deadlines = new Map<pg.PoolClient, NodeJS.Timeout>();
    this.pool.on('acquire', client => {
      const giveUp = (): void => {
        const { connection } = client as RawClient;
        connection?.stream?.destroy(new Error(`no answer from Postgres within ${DEADLINE_MS} ms`));
      };
      deadlines.set(client, setTimeout(giveUp, DEADLINE_MS));
    });
    this.pool.on('release', (_error, client) => clearTimeout(deadlines.get(client)));
    this.pool.on('remove', client => deadlines.delete(client));
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }
}
