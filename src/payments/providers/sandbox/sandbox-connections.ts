import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { invariant } from '../../../platform/assert.js';
import { Config } from '../../../platform/config/config.js';

const POOL_SIZE = 4;

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
      application_name: 'sandbox',
    });
    // A connection that breaks, idle or in use, must not take the process along: its statement fails by itself.
    const note = (error: Error): void => this.logger.warn(`A connection broke: ${error.message}`);
    this.pool.on('error', note);
    this.pool.on('connect', client => client.on('error', note));
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }
}
