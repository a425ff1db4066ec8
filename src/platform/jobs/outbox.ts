import { Injectable, Logger } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Database, type Tx } from '../database/index.js';
import { type JobPayload, JobRegistry } from './job-registry.js';
import type { Lane } from './outbox-lane.js';
import { OutboxNudge } from './outbox-nudge.js';

/** How long the relays leave a row alone that this process is carrying out itself. */
const OWN_TURN_SECONDS = 5;

interface NewRow {
  topic: string;
  payload: JobPayload;
  lane: Lane;
  waitSeconds: number;
}

/**
 * What has to happen after a commit, written down in the same transaction. A relay in every process carries it
 * out until it has succeeded; it may run twice, so handlers are idempotent.
 */
@Injectable()
export class Outbox {
  private readonly logger = new Logger(Outbox.name);

  constructor(
    private readonly database: Database,
    private readonly registry: JobRegistry,
    private readonly nudge: OutboxNudge,
  ) {}

  /** A relay does it, in this process or another, as soon as it can. */
  async add(tx: Tx, topic: string, payload: JobPayload, lane: Lane = 'usual'): Promise<void> {
    await this.write(tx, { topic, payload, lane, waitSeconds: 0 });
    tx.afterCommit(() => this.nudge.poke(lane));
  }

  /**
   * This process does it right after the commit, before the transaction's caller goes on; should it fail or die,
   * a relay does. For what the caller's answer promises to be in force here.
   */
  async addForNow(tx: Tx, topic: string, payload: JobPayload): Promise<void> {
    const id = await this.write(tx, { topic, payload, lane: 'urgent', waitSeconds: OWN_TURN_SECONDS });
    tx.afterCommit(async () => {
      try {
        for (const handle of this.registry.handlersOf(topic)) await handle(payload);
        await this.database.primary.execute('DELETE FROM outbox WHERE id = $1', [id]);
      } catch (error) {
        this.logger.warn(`${topic} is left to a relay: ${String(error)}`);
      }
    });
  }

  private async write(tx: Tx, row: NewRow): Promise<string> {
    const id = uuid();
    const { topic, payload, lane, waitSeconds } = row;
    await tx.execute(
      `INSERT INTO outbox (id, topic, payload, lane, available_at)
       VALUES ($1, $2, $3, $4, clock_timestamp() + $5 * interval '1 second')`,
      [id, topic, payload, lane, waitSeconds],
    );
    return id;
  }
}
