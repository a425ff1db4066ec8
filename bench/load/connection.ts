import { connect, type Socket } from 'node:net';

export interface Answer {
  status: number;
  body: Buffer;
}

const HEAD_END = Buffer.from('\r\n\r\n');
const LENGTH = /\r\ncontent-length: *(\d+)/i;
const STATUS_AT = 9;

/**
 * One kept-alive HTTP/1.1 connection with one request at a time. It reads status and Content-Length and nothing
 * else, so that on a small machine the load takes as little as possible from the servers it measures.
 */
export class Connection {
  /** False once the server has closed it, which it may do with one that is idle for long. */
  isOpen = true;
  private received: Buffer = Buffer.alloc(0);
  private settle: { resolve: (answer: Answer) => void; reject: (error: Error) => void } | undefined;

  private constructor(private readonly socket: Socket) {
    socket.setNoDelay(true);
    socket.on('data', chunk => this.take(chunk));
    socket.on('error', error => this.fail(error));
    socket.on('close', () => this.fail(new Error('The server closed the connection.')));
  }

  static open(port: number): Promise<Connection> {
    return new Promise((resolve, reject) => {
      const socket = connect({ port, host: '127.0.0.1' });
      socket.once('error', reject);
      socket.once('connect', () => resolve(new Connection(socket)));
    });
  }

  send(request: Buffer | string): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.settle = { resolve, reject };
      this.socket.write(request);
    });
  }

  /** Both ways, so far. */
  get bytes(): number {
    return this.socket.bytesRead + this.socket.bytesWritten;
  }

  close(): void {
    this.settle = undefined;
    this.socket.destroy();
  }

  private take(chunk: Buffer): void {
    this.received = this.received.length === 0 ? chunk : Buffer.concat([this.received, chunk]);
    const headEnd = this.received.indexOf(HEAD_END);
    if (headEnd < 0) return;
    const head = this.received.toString('latin1', 0, headEnd);
    const status = Number(head.slice(STATUS_AT, STATUS_AT + 3));
    const length = Number(LENGTH.exec(head)?.[1] ?? NaN);
    const hasBody = status !== 304 && status !== 204;
    if (hasBody && Number.isNaN(length)) {
      this.fail(new Error(`An answer without Content-Length: ${head.slice(0, 300)}`));
      return;
    }
    const bodyAt = headEnd + HEAD_END.length;
    const end = bodyAt + (hasBody ? length : 0);
    if (this.received.length < end) return;
    const body = this.received.subarray(bodyAt, end);
    this.received = this.received.subarray(end);
    const { settle } = this;
    this.settle = undefined;
    settle?.resolve({ status, body });
  }

  private fail(error: Error): void {
    this.isOpen = false;
    const { settle } = this;
    this.settle = undefined;
    settle?.reject(error);
  }
}
