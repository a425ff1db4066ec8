import { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Link, Plant } from './planted-fault.js';

/** One client's connection and the one to the server that answers it. */
export class Conversation implements Link {
  private readonly server = new Socket();
  private toServer: Promise<void> = Promise.resolve();
  private toClient: Promise<void> = Promise.resolve();
  private isSwallowed = false;
  /** What happens to the answers from here on. */
  private onReply: ((bytes: Buffer) => Promise<Buffer> | Buffer) | undefined;

  constructor(
    readonly id: number,
    private readonly client: Socket,
    target: { host: string; port: number },
    private readonly plantFor: (bytes: Buffer) => Plant | undefined,
  ) {
    this.server.connect(target);
    for (const socket of [client, this.server]) {
      socket.setNoDelay(true);
      socket.on('error', () => this.cut());
    }
    client.on('data', bytes => {
      const plant = this.isSwallowed ? undefined : this.plantFor(bytes);
      this.toServer = this.toServer.then(() => this.pass(bytes, plant));
    });
    this.server.on('data', bytes => {
      this.toClient = this.toClient.then(() => this.answer(bytes));
    });
    client.on('close', () => this.server.destroy());
    this.server.on('close', () => void this.toClient.then(() => this.isSwallowed || client.end()));
  }

  cut(): void {
    this.client.resetAndDestroy();
    this.server.destroy();
  }

  private async pass(bytes: Buffer, plant: Plant | undefined): Promise<void> {
    if (this.isSwallowed) return;
    const { mode, ms = 0 } = plant?.fault ?? {};
    if (mode === 'refuse') {
      this.cut();
      return;
    }
    if (mode === 'delay') await sleep(ms);
    if (mode === 'blackhole') {
      this.isSwallowed = true;
      return;
    }
    if (plant !== undefined) this.onReply = this.replyUnder(plant) ?? this.onReply;
    this.server.write(bytes);
    if (mode === 'half-close') this.client.end();
  }

  private replyUnder(plant: Plant): ((bytes: Buffer) => Promise<Buffer> | Buffer) | undefined {
    const { mode, ms = 0 } = plant.fault;
    if (mode === 'cut-after-request') {
      return bytes => {
        this.cut();
        return bytes;
      };
    }
    if (mode === 'hold-reply') {
      const until = plant.keep();
      return bytes => until.then(() => bytes);
    }
    if (mode === 'trickle') return bytes => (plant.isOver ? bytes : this.trickle(bytes, ms));
    return undefined;
  }

  private async answer(bytes: Buffer): Promise<void> {
    const rest = this.onReply === undefined ? bytes : await this.onReply(bytes);
    if (this.client.destroyed || this.client.writableEnded || this.isSwallowed) return;
    this.client.write(rest);
  }

  /** @returns the last byte, which is still to be sent */
  private async trickle(bytes: Buffer, ms: number): Promise<Buffer> {
    for (const byte of bytes.subarray(0, -1)) {
      this.client.write(Buffer.from([byte]));
      await sleep(ms);
    }
    return bytes.subarray(-1);
  }
}
