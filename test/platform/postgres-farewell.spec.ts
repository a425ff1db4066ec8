import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../src/platform/database/data-source.js';

/** A message of the Postgres protocol, version 3: a letter, the length with itself, the content. */
function message(letter: string, content: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeInt32BE(content.length + 4);
  return Buffer.concat([Buffer.from(letter), length, content]);
}
const AUTHENTICATION_OK = message('R', Buffer.from([0, 0, 0, 0]));
const READY = message('Z', Buffer.from('I'));
const GOING_DOWN = message(
  'E',
  Buffer.from('SFATAL\0VFATAL\0C57P01\0Mterminating connection due to administrator command\0\0'),
);

describe('a Postgres that dies in the breath in which it says that it is ready', () => {
  let server: Server;
  beforeAll(async () => {
    server = createServer(socket => {
      socket.on('error', () => undefined);
      socket.once('data', () => socket.end(Buffer.concat([AUTHENTICATION_OK, READY, GOING_DOWN])));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterAll(async () => {
    server.close();
    await once(server, 'close');
  });

  it('fails who asked, not the process', async () => {
    const { port } = server.address() as AddressInfo;
    const unheard: unknown[] = [];
    const hear = (error: unknown): unknown => unheard.push(error);
    process.on('uncaughtException', hear);
    try {
      const source = new DataSource(
        dataSourceOptions({ url: `postgres://somebody:secret@127.0.0.1:${port}/frontrow` }, []),
      );
      await expect(source.initialize()).rejects.toThrow(/terminat|connection/i);
      await new Promise(resolve => setImmediate(resolve));
    } finally {
      process.off('uncaughtException', hear);
    }
    expect(unheard).toEqual([]);
  });
});
