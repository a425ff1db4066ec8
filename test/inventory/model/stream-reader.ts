import type { IncomingMessage } from 'node:http';

/** Somebody who follows the stream of a performance's seats, as its documentation says. */
export class StreamReader {
  states: Uint8Array;
  version = 0;
  snapshots = 0;
  /** Of the last message. */
  last = '';
  private text = '';

  constructor(seats: number) {
    this.states = new Uint8Array(seats);
  }

  read(response: IncomingMessage): void {
    response.setEncoding('utf8').on('data', (chunk: string) => {
      const events = (this.text + chunk).split('\n\n');
      this.text = events.pop() ?? '';
      events.forEach(event => this.take(event));
    });
    response.on('error', () => undefined);
  }

  private take(event: string): void {
    const data = /^data: (.*)$/m.exec(event)?.[1];
    if (data === undefined) return;
    this.last = /^event: (.*)$/m.exec(event)?.[1] ?? '';
    const body = JSON.parse(data) as { version: number; bits?: string; changes?: [number, number][] };
    this.version = body.version;
    if (body.bits === undefined) for (const [seat, state] of body.changes ?? []) this.states[seat] = state;
    else this.takeAll(Buffer.from(body.bits, 'base64'));
  }

  private takeAll(bits: Buffer): void {
    this.snapshots += 1;
    this.states = this.states.map((_, seat) => ((bits[seat >> 2] ?? 0) >> ((seat & 3) * 2)) & 3);
  }
}
