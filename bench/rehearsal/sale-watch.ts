import { setTimeout as sleep } from 'node:timers/promises';
import type { SaleLine } from '../../src/queue/index.js';
import type { Wire } from './wire.js';

const LOOK_EVERY_MS = 250;

/** How a sale stands, looked at four times a second, and when each rank was called. */
export class SaleWatch {
  line: SaleLine | undefined;
  /** Milliseconds of `performance.now()` with what was served from then on. */
  readonly calls: { at: number; nowServing: number }[] = [];
  private isOver = false;
  private running: Promise<void> | undefined;

  /** @param onCalled told of every rank once, in order */
  constructor(
    private readonly wire: Wire,
    private readonly performanceId: string,
    private readonly onCalled: (line: SaleLine, from: number, to: number) => void,
  ) {}

  start(): void {
    this.running = this.watch();
  }

  async stop(): Promise<void> {
    this.isOver = true;
    await this.running;
  }

  /** When this rank was called, or undefined. */
  calledAt(rank: number): number | undefined {
    return this.calls.find(({ nowServing }) => nowServing >= rank)?.at;
  }

  private async watch(): Promise<void> {
    while (!this.isOver) {
      const { body } = await this.wire.ask('poll', { method: 'GET', path: '/api/v1/now-serving' });
      const { sales } = JSON.parse(body.toString()) as { sales: Record<string, SaleLine> };
      const line = sales[this.performanceId];
      if (line !== undefined) this.take(line);
      await sleep(LOOK_EVERY_MS);
    }
  }

  private take(line: SaleLine): void {
    const before = this.line?.nowServing ?? 0;
    if (line.nowServing < before) throw new Error(`Now serving went back from ${before}.`);
    this.line = line;
    if (line.nowServing === before) return;
    this.calls.push({ at: performance.now(), nowServing: line.nowServing });
    this.onCalled(line, before + 1, line.nowServing);
  }
}
