import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Document {
  body: string;
  type: string;
  etag: string;
}

/** Bare node:http with one document in memory: nothing in Node answers a GET with less. */
export class DocumentServer {
  private document = { body: Buffer.alloc(0), type: 'text/plain', etag: '' };
  private readonly server: Server;

  constructor() {
    this.server = createServer((request, response) => {
      const { body, type, etag } = this.document;
      if (request.headers['if-none-match'] === etag) {
        response.writeHead(304, { 'cache-control': 'public, max-age=1', etag });
        response.end();
        return;
      }
      response.writeHead(200, {
        ...{ 'cache-control': 'public, max-age=1', etag, 'content-type': type },
        'content-length': body.length,
      });
      response.end(body);
    });
  }

  show({ body, type, etag }: Document): void {
    this.document = { body: Buffer.from(body), type, etag };
  }

  async listen(): Promise<number> {
    await new Promise<void>(resolve => this.server.listen(0, '127.0.0.1', () => resolve()));
    return (this.server.address() as AddressInfo).port;
  }
}
