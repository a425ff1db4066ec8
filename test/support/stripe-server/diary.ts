import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';

export interface Entry {
  /** Milliseconds. */
  at: number;
  what: string;
  intent?: string;
  paymentId?: string | undefined;
  [detail: string]: unknown;
}

/**
 * What really happened, in order, never changed: tests hold the books of the product against it. With a file every
 * line is on the disk before the answer goes out, so that it outlives whatever is killed.
 */
export class Diary {
  private readonly kept: Entry[] = [];
  private readonly file: number | undefined;

  constructor(path?: string) {
    this.file = path === undefined ? undefined : openSync(path, 'a');
  }

  get entries(): readonly Entry[] {
    return this.kept;
  }

  write(entry: Entry): void {
    this.kept.push(entry);
    if (this.file === undefined) return;
    writeSync(this.file, `${JSON.stringify(entry)}\n`);
    fsyncSync(this.file);
  }

  close(): void {
    if (this.file !== undefined) closeSync(this.file);
  }
}
