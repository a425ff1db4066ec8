import { setTimeout as sleep } from 'node:timers/promises';
import { Connection } from './connection.js';
import type { Arrivals, ArrivalsOutcome } from './job.js';
import { summaryOf } from './latency.js';

/** A timer keeps to a millisecond; what is later than this waited for a connection or for this very process. */
const LATE_MS = 3;
/** Arrivals do not slow down for a server that says it is too busy; how often it does is part of the outcome. */
const OVERLOADED = 503;
/**
 * With few at the start, one stall of the machine has hundreds of connections opened at once, which keeps both sides
 * so busy that the arrivals never catch up: then the opening is measured, not the answers.
 */
const OPEN_FROM_THE_START = 256;
const TICK_MS = 1;
/** A server that cannot keep up answers its backlog after the last arrival; longer than this is no answer. */
const PATIENCE_MS = 30_000;

/**
 * The open model: requests arrive by the clock and never wait for earlier answers, as shoppers do. Latency counts
 * from the time at which a request was due, so that a server which stalls is charged for everybody who would have
 * come in the meantime.
 */
export async function arrive(job: Arrivals): Promise<ArrivalsOutcome> {
  const pool = new Pool(job);
  await pool.open(Math.min(OPEN_FROM_THE_START, job.mostConnections));
  try {
    return await pool.run(Math.max(1, Math.round(job.perSecond * job.seconds)));
  } finally {
    pool.close();
  }
}

class Pool {
  private readonly requests: Buffer[];
  private readonly connections: Connection[] = [];
  private readonly free: Connection[] = [];
  private opening = 0;
  private began = 0;
  /** Arrivals so far, and how many of them were sent and answered. */
  private due = 0;
  private sent = 0;
  private done = 0;
  private late = 0;
  private refused = 0;
  private failure: Error | undefined;

  constructor(private readonly job: Arrivals) {
    this.requests = job.requests.map(text => Buffer.from(text));
  }

  async open(count: number): Promise<void> {
    await Promise.all(Array.from({ length: count }, () => this.grow()));
  }

  close(): void {
    for (const connection of this.connections) connection.close();
  }

  async run(total: number): Promise<ArrivalsOutcome> {
    const latencies = new Float64Array(total);
    this.began = performance.now();
    let givenUpAt = Infinity;
    while (this.done < total) {
      const elapsedMs = performance.now() - this.began;
      this.due = Math.min(total, Math.floor((elapsedMs / 1000) * this.job.perSecond) + 1);
      this.sendDue(latencies);
      if (this.due === total) givenUpAt = Math.min(givenUpAt, elapsedMs + PATIENCE_MS);
      if (elapsedMs > givenUpAt) throw new Error(`${total - this.done} requests were not answered in time.`);
      if (this.failure !== undefined) throw this.failure;
      await sleep(TICK_MS);
    }
    return {
      ...{ done: this.done, elapsedMs: performance.now() - this.began, latency: summaryOf(latencies) },
      ...{ lateShare: this.late / total, refusedShare: this.refused / total },
      connections: this.connections.length,
    };
  }

  /** Sends what is due, as far as there are free connections, and has more of them made when there are too few. */
  private sendDue(latencies: Float64Array): void {
    while (this.sent < this.due) {
      const connection = this.free.pop();
      if (connection === undefined) break;
      if (!connection.isOpen) {
        this.connections.splice(this.connections.indexOf(connection), 1);
        continue;
      }
      const index = this.sent;
      this.sent += 1;
      this.send(connection, index, latencies).catch((error: unknown) => {
        this.failure ??= error instanceof Error ? error : new Error(String(error));
      });
    }
    const missing = this.due - this.sent - this.opening;
    const room = this.job.mostConnections - this.connections.length - this.opening;
    for (let i = 0; i < Math.min(missing, room); i += 1) {
      this.grow().catch((error: unknown) => (this.failure ??= error as Error));
    }
  }

  private async send(connection: Connection, index: number, latencies: Float64Array): Promise<void> {
    const dueAt = this.began + (index / this.job.perSecond) * 1000;
    if (performance.now() - dueAt > LATE_MS) this.late += 1;
    const request = this.requests[index % this.requests.length] ?? '';
    const { status, body } = await connection.send(request);
    if (status === OVERLOADED) this.refused += 1;
    else if (status !== this.job.expect) {
      throw new Error(`${this.job.expect} was expected, not ${status}: ${body.toString()}`);
    }
    latencies[index] = performance.now() - dueAt;
    this.done += 1;
    this.free.push(connection);
    // Whoever has waited goes at once, not with the next tick.
    this.sendDue(latencies);
  }

  private async grow(): Promise<void> {
    this.opening += 1;
    const connection = await Connection.open(this.job.port).finally(() => (this.opening -= 1));
    this.connections.push(connection);
    this.free.push(connection);
  }
}
