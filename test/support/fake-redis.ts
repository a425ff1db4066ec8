import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';

export interface FakeRedis {
  url: string;
  /** Ends every connection; clients come back. */
  cut: () => void;
  stop: () => Promise<void>;
}

/**
 * A server that speaks as much RESP as a client needs to connect, and says of itself what a test wants it to say.
 * @param tellAboutItself the answer to INFO, asked anew each time
 */
export async function startFakeRedis(tellAboutItself: () => string): Promise<FakeRedis> {
  const sockets = new Set<Socket>();
  const server = createServer(socket => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    let text = '';
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      for (;;) {
        // A command is a list of texts: *<count>, then $<length> and the text for each. None of ours has a line break.
        const [, count] = /^\*(\d+)\r\n/.exec(text) ?? [];
        const lines = text.split('\r\n');
        const length = 1 + 2 * Number(count ?? 0);
        if (count === undefined || lines.length <= length) return;
        text = lines.slice(length).join('\r\n');
        const about = tellAboutItself();
        const isInfo = lines[2]?.toLowerCase() === 'info';
        socket.write(isInfo ? `$${Buffer.byteLength(about)}\r\n${about}\r\n` : '+OK\r\n');
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cut = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: `redis://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut,
    stop: async () => {
      cut();
      server.close();
      await once(server, 'close');
    },
  };
}
