import { get } from 'node:http';
import { isTakenIn, type Watcher } from './watcher.js';

interface Snapshot {
  bits: string;
}

interface Delta {
  changes: [index: number, state: number][];
}

/** A snapshot and then what changes, over one connection, as an open seat map of ours gets it. */
export async function watchStream(port: number, path: string): Promise<Watcher> {
  let bits: string | undefined;
  const changed = new Map<number, number>();
  const take = (event: string): void => {
    const data = /^data: (.*)$/m.exec(event)?.[1];
    if (data === undefined) return;
    if (event.startsWith('event: snapshot')) bits = (JSON.parse(data) as Snapshot).bits;
    else for (const [index, state] of (JSON.parse(data) as Delta).changes) changed.set(index, state);
  };
  const { bytes, close } = await new Promise<{ bytes: () => number; close: () => void }>(
    (resolve, reject) => {
      const request = get({ port, host: '127.0.0.1', path: `${path}/stream`, agent: false }, response => {
        const { socket } = response;
        const counted = {
          bytes: () => socket.bytesRead + socket.bytesWritten,
          close: () => request.destroy(),
        };
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => {
          text += chunk;
          const events = text.split('\n\n');
          text = events.pop() ?? '';
          events.forEach(take);
          if (bits !== undefined) resolve(counted);
        });
        response.on('error', reject);
      });
      request.on('error', reject);
    },
  );
  return {
    ...{ firstBytes: bytes(), bytes, close },
    seesTaken: index => (changed.get(index) ?? Number(isTakenIn(bits ?? '', index))) !== 0,
  };
}
