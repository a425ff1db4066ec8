import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Books } from './books.js';
import { Control } from './control.js';
import { Diary } from './diary.js';
import { Faults } from './faults.js';
import { Intents } from './intents.js';
import { Pages } from './page-routes.js';
import { Refunds } from './refunds.js';
import { endpoints } from './endpoints.js';
import { Requests } from './requests.js';
import { type WebhookTarget, Webhooks } from './webhooks.js';

export interface StripeServerOptions {
  /** 0: any free one. */
  port?: number;
  /** Who is told of events, and with which secret they are signed. */
  webhooks?: WebhookTarget;
  /** File that what really happened is also written to. */
  diary?: string;
  /** Milliseconds since 1970. */
  clock?: () => number;
}

const LOOK_EVERY_MS = 1_000;
const MAX_BODY = 1 << 20;

/** A server that behaves as Stripe documents, on this machine and without any money. */
export class StripeServer {
  readonly control: Control;
  private readonly requests: Requests;
  private readonly pages: Pages;
  private readonly webhooks: Webhooks;
  private readonly diary: Diary;
  private server: Server | undefined;
  private port: number;
  private readonly timer: NodeJS.Timeout;

  constructor({ port = 0, webhooks, diary, clock = Date.now }: StripeServerOptions = {}) {
    this.port = port;
    const baseUrl = (): string => this.url;
    this.diary = new Diary(diary);
    this.webhooks = new Webhooks(webhooks, clock, baseUrl);
    const books = new Books(this.diary, this.webhooks.announce, clock);
    this.webhooks.about(books);
    const intents = new Intents(books, baseUrl);
    const refunds = new Refunds(books);
    const faults = new Faults();
    this.control = new Control({ books, intents, refunds, faults, webhooks: this.webhooks });
    this.requests = new Requests(endpoints({ books, intents, refunds, baseUrl }), faults);
    this.pages = new Pages(intents, baseUrl);
    this.timer = setInterval(() => intents.expire(), LOOK_EVERY_MS).unref();
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Takes connections, on the same port as before once it had one. */
  async start(): Promise<this> {
    const server = createServer((request, response) => void this.answer(request, response));
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(this.port, '127.0.0.1', resolve);
    });
    this.port = (server.address() as AddressInfo).port;
    this.server = server;
    return this;
  }

  /** Breaks every connection and takes no more, until it is started again. Nothing is forgotten. */
  async stop(): Promise<void> {
    const { server } = this;
    if (server === undefined) return;
    this.server = undefined;
    await new Promise<void>(resolve => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  }

  /** For good. */
  async close(): Promise<void> {
    clearInterval(this.timer);
    this.webhooks.close();
    this.requests.close();
    await this.stop();
    this.diary.close();
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.setHeader('request-id', `req_${randomBytes(7).toString('hex')}`);
    try {
      const url = new URL(request.url ?? '/', this.url);
      const text = await bodyOf(request);
      const line = `${request.method ?? ''} ${url.pathname}`;
      if (url.pathname.startsWith('/v1/')) await this.requests.handle(request, url, text, response);
      else if (url.pathname === '/_control/outage') this.beAway(text, response);
      else if (url.pathname.startsWith('/_control/')) this.controlled(line, text, response);
      else this.pages.handle(line, text, response);
    } catch (error) {
      response.writeHead(500).end(JSON.stringify({ error: { type: 'api_error', message: String(error) } }));
    }
  }

  private controlled(line: string, text: string, response: ServerResponse): void {
    const body = (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>;
    const answer = this.control.handle(line, body);
    response.writeHead(answer === undefined ? 404 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer ?? { error: `There is no ${line}.` }));
  }

  /** Answers, and is then away for `ms` milliseconds. */
  private beAway(text: string, response: ServerResponse): void {
    const { ms } = JSON.parse(text) as { ms: number };
    response.end(JSON.stringify({ awayMs: ms }), () => {
      void this.stop();
      setTimeout(() => void this.start(), ms);
    });
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > MAX_BODY) throw new Error('The body is too large.');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
