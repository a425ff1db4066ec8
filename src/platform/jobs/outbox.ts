import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { Tx } from '../database/index.js';
import { OutboxNudge } from './outbox-nudge.js';

export type Topic = string;

/**
 * What has to happen after a commit, written down in the same transaction. A relay in every process carries it
 * out until it has succeeded; it may run twice, so handlers are idempotent.
 */
@Injectable()
export class Outbox {
  constructor(private readonly nudge: OutboxNudge) {}

  async add(tx: Tx, topic: Topic, payload: Record<string, unknown>): Promise<void> {
    const id = uuid();
    await tx.execute('INSERT INTO outbox (id, topic, payload) VALUES ($1, $2, $3)', [id, topic, payload]);
    tx.afterCommit(() => this.nudge.poke());
  }
}
