import { type Answer, Connection } from '../load/connection.js';
import { requestText } from '../load/request-text.js';

const TYPE_PREFIX = '/problems/';

/** What goes over the wire, by what it is for. */
export type Purpose =
  'join' | 'reload' | 'poll' | 'heartbeat' | 'knock' | 'hold' | 'release' | 'pay' | 'leave';

interface Request {
  method: 'GET' | 'POST' | 'DELETE';
  path: string;
  token?: string;
  headers?: Record<string, string>;
  body?: object;
}

/** Kept-alive connections that a crowd shares, and counts of what was asked and answered. */
export class Wire {
  readonly asked = new Map<Purpose, number>();
  /** By purpose and status or problem, for people. */
  readonly answers = new Map<string, number>();
  private readonly free: Connection[] = [];
  private readonly waiting: ((connection: Connection) => void)[] = [];

  private constructor(private readonly port: number) {}

  static async open(port: number, connections: number): Promise<Wire> {
    const wire = new Wire(port);
    const opened = Array.from({ length: connections }, () => Connection.open(port));
    wire.free.push(...(await Promise.all(opened)));
    return wire;
  }

  /** Requests that wait for a connection. */
  get backlog(): number {
    return this.waiting.length;
  }

  async ask(purpose: Purpose, { method, path, token, headers = {}, body }: Request): Promise<Answer> {
    const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const text = requestText(method, path, { ...headers, ...authorization }, body);
    const taken = await this.take();
    // The server closes one that nobody has used for a while.
    const connection = taken.isOpen ? taken : await Connection.open(this.port);
    try {
      const answer = await connection.send(text);
      this.count(purpose, answer);
      return answer;
    } finally {
      this.giveBack(connection.isOpen ? connection : await Connection.open(this.port));
    }
  }

  close(): void {
    for (const connection of this.free) connection.close();
  }

  private take(): Promise<Connection> {
    const connection = this.free.pop();
    return connection === undefined
      ? new Promise(resolve => this.waiting.push(resolve))
      : Promise.resolve(connection);
  }

  private giveBack(connection: Connection): void {
    const next = this.waiting.shift();
    if (next === undefined) this.free.push(connection);
    else next(connection);
  }

  private count(purpose: Purpose, { status, body }: Answer): void {
    this.asked.set(purpose, (this.asked.get(purpose) ?? 0) + 1);
    const name = `${purpose}: ${status < 400 ? status : problemOf(body)}`;
    this.answers.set(name, (this.answers.get(name) ?? 0) + 1);
  }
}

/** The name of a problem, as in its type. */
export function problemOf(body: Buffer): string {
  const type = (JSON.parse(body.toString()) as { type?: string }).type ?? '';
  return type.startsWith(TYPE_PREFIX) ? type.slice(TYPE_PREFIX.length) : 'unknown';
}
