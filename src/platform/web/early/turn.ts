import type { ServerResponse } from 'node:http';

/** An answer that only has to be written. */
export interface EarlyAnswer {
  status: number;
  /** Names and values by turns, as Node writes them without looking at each again. */
  headers: readonly string[];
  /** None for a 304. */
  body?: Buffer | string;
  /** Of a body that is text; utf8 where nothing is said. */
  encoding?: 'latin1' | 'utf8';
}

/**
 * Works by turns of the event loop: what arrives in one turn is read, answered and written at its end. By then a body
 * that came along with its head is there, so nobody has to wait for it by an event; and all answers go out in one go.
 * Each write wakes whoever waits at the other end, a proxy or a load generator, which costs more than the answer when
 * that one has gone to sleep since the write before.
 */
export class Turn {
  private asked: (() => void)[] = [];
  private answered: { response: ServerResponse; answer: EarlyAnswer }[] = [];
  private isDue = false;

  /** At the end of this turn. */
  atEnd(work: () => void): void {
    this.asked.push(work);
    this.come();
  }

  write(response: ServerResponse, answer: EarlyAnswer): void {
    this.answered.push({ response, answer });
    this.come();
  }

  private come(): void {
    if (this.isDue) return;
    this.isDue = true;
    setImmediate(() => this.end());
  }

  private end(): void {
    const { asked } = this;
    this.asked = [];
    for (const work of asked) work();
    const { answered } = this;
    this.answered = [];
    this.isDue = false;
    for (const { response, answer } of answered) {
      response.writeHead(answer.status, answer.headers as string[]);
      response.end(answer.body, answer.encoding ?? 'utf8');
    }
  }
}
