import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';

const LOOK_EVERY_MS = 250;
const REST_PATIENCE_MS = 60_000;
const UNSETTLED = `state IN ('INIT', 'CONF', 'BOOKED', 'VOID_PENDING', 'REFUND_PENDING')`;

/** Measures how long payments that were under way at a kill take to be settled. */
export class RecoveryWatch {
  private readonly since = new Map<string, number>();
  private readonly took: number[] = [];

  constructor(private readonly sql: Pool) {
    void this.look();
  }

  /** How many payments were under way at one of the kills. */
  get caught(): number {
    return this.since.size + this.took.length;
  }

  /** To be called right before a kill. */
  async killed(): Promise<void> {
    const { rows } = await this.sql.query<{ id: string }>(`SELECT id FROM payments WHERE ${UNSETTLED}`);
    const now = performance.now();
    for (const { id } of rows) if (!this.since.has(id)) this.since.set(id, now);
  }

  /** Waits until each of them is settled. */
  async rest(): Promise<void> {
    const deadline = performance.now() + REST_PATIENCE_MS;
    while (this.since.size > 0 && performance.now() < deadline) await sleep(LOOK_EVERY_MS);
    this.isOver = true;
  }

  /** Median, 99th percentile and the longest, in seconds. */
  describe(): string {
    const sorted = this.took.toSorted((a, b) => a - b);
    const at = (share: number): string =>
      ((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) / 1000).toFixed(1);
    return `p50 ${at(0.5)} s, p99 ${at(0.99)} s, at most ${at(1)} s`;
  }

  private isOver = false;

  private async look(): Promise<void> {
    while (!this.isOver) {
      await sleep(LOOK_EVERY_MS);
      const ids = [...this.since.keys()];
      if (ids.length === 0) continue;
      const { rows } = await this.sql.query<{ id: string }>(
        `SELECT id FROM payments WHERE id = ANY($1) AND NOT (${UNSETTLED})`,
        [ids],
      );
      const now = performance.now();
      for (const { id } of rows) {
        this.took.push(now - (this.since.get(id) ?? now));
        this.since.delete(id);
      }
    }
  }
}
