import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { IncomingMessage } from 'node:http';
import { Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { Database } from '../../platform/database/index.js';
import { RedisConnections } from '../../platform/redis/index.js';
import { type EarlyAnswer, EarlyAnswers, type EarlyDocuments } from '../../platform/web/early/index.js';
import { dataHeaders } from '../../platform/web/security-headers.js';
import { NowServingStore } from './now-serving.store.js';
import type { SaleLine } from './sale-line.rules.js';

const ASK_EVERY_MS = 1_000;
const CACHING = 'public, max-age=1, stale-while-revalidate=5, stale-if-error=60';

export interface NowServingDocument {
  /** Never goes back. */
  seq: number;
  at: string;
  sales: Record<string, SaleLine>;
}

/** The one document that everybody who waits asks for: kept as the leader published it, answered from memory. */
@Injectable()
export class NowServing implements EarlyDocuments, OnModuleInit, OnModuleDestroy {
  readonly route = '/api/v1/now-serving';
  private readonly logger = new Logger(NowServing.name);
  private readonly always: readonly string[];
  /** Channels are one for all databases of a Redis server, documents are not. */
  private readonly channel: string;
  private document: NowServingDocument;
  private prepared: EarlyAnswer;
  private timer: NodeJS.Timeout | undefined;
  private asking: Promise<void> | undefined;

  constructor(
    private readonly database: Database,
    private readonly store: NowServingStore,
    private readonly redis: RedisConnections,
    clock: Clock,
    config: Config,
    answers: EarlyAnswers,
  ) {
    this.always = [
      ...Object.entries(dataHeaders(config.publicUrl.startsWith('https:'))).flat(),
      ...['cache-control', CACHING, 'content-type', 'application/json; charset=utf-8'],
    ];
    this.channel = `frontrow:now-serving:${redis.database}`;
    this.document = { seq: 0, at: clock.now().toISOString(), sales: {} };
    this.prepared = this.prepare(JSON.stringify(this.document));
    answers.addDocuments(this);
  }

  async onModuleInit(): Promise<void> {
    const { listener } = this.redis;
    listener.on('message', (channel: string, text: string) => {
      if (channel === this.channel) this.take(text);
    });
    // A Redis that is away only makes the news a second older.
    void listener.subscribe(this.channel).catch(() => undefined);
    await this.ask();
    this.timer = setInterval(() => {
      this.asking ??= this.ask().finally(() => (this.asking = undefined));
    }, ASK_EVERY_MS);
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.asking;
  }

  answer({ url }: IncomingMessage): EarlyAnswer | undefined {
    return url === this.route ? this.prepared : undefined;
  }

  current(): EarlyAnswer {
    return this.prepared;
  }

  get seq(): number {
    return this.document.seq;
  }

  get saleIds(): string[] {
    return Object.keys(this.document.sales);
  }

  /** How a sale stands, as everybody was told. */
  lineOf(performanceId: string): SaleLine | undefined {
    return this.document.sales[performanceId];
  }

  /** A document that the leader has published. Older ones may come late and are passed over. */
  private take(text: string): void {
    const document = JSON.parse(text) as NowServingDocument;
    if (document.seq <= this.document.seq) return;
    this.document = document;
    this.prepared = this.prepare(text);
  }

  /** Shows a document here and tells the other processes; one that hears nothing asks Postgres. */
  async publish(text: string): Promise<void> {
    this.take(text);
    const { main } = this.redis;
    await main.at(this.channel, server => server.publish(this.channel, text)).catch(() => undefined);
  }

  private async ask(): Promise<void> {
    try {
      const text = await this.store.newerThan(this.database.primary, this.document.seq);
      if (text !== undefined) this.take(text);
    } catch (error) {
      this.logger.debug(`Now serving is what it was: ${String(error)}`);
    }
  }

  private prepare(text: string): EarlyAnswer {
    const body = Buffer.from(text);
    return { status: 200, headers: [...this.always, 'content-length', String(body.length)], body };
  }
}
