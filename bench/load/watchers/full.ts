import { Connection } from '../connection.js';
import { requestText } from '../request-text.js';
import { isTakenIn, type Watcher } from './watcher.js';

const EVERY_MS = 1_000;

/** The whole document each second, as a map without a stream of changes would ask for it. */
export async function watchFull(port: number, path: string): Promise<Watcher> {
  const connection = await Connection.open(port);
  const request = requestText('GET', path, {});
  let bits = '';
  let failure: Error | undefined;
  const look = async (): Promise<void> => {
    const { status, body } = await connection.send(request);
    if (status !== 200) throw new Error(`The seat map was answered ${status}.`);
    bits = (JSON.parse(body.toString()) as { bits: string }).bits;
  };
  await look();
  const firstBytes = connection.bytes;
  const lookAgain = (): void => {
    look().catch((error: unknown) => (failure ??= error as Error));
    timer = setTimeout(lookAgain, EVERY_MS);
  };
  // In the middle of each second, so that whole seconds have as many looks.
  let timer = setTimeout(lookAgain, EVERY_MS / 2);
  return {
    firstBytes,
    bytes: () => {
      if (failure !== undefined) throw failure;
      return connection.bytes;
    },
    seesTaken: index => isTakenIn(bits, index),
    close: () => {
      clearTimeout(timer);
      connection.close();
    },
  };
}
