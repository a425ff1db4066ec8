import { setTimeout as sleep } from 'node:timers/promises';
import { Connection } from '../connection.js';
import { requestText } from '../request-text.js';
import { isTakenIn, type Watcher } from './watcher.js';

const EVERY_MS = 1_000;
const SOON_MS = 300;

interface Whole {
  version: number;
  second: number;
  bits: string;
}

interface Delta {
  after: number;
  version: number;
  changes: [index: number, state: number][];
}

/** What has changed in each second, one small document after the other, as an open seat map of ours without a stream. */
export async function watchDeltas(port: number, path: string): Promise<Watcher> {
  const connection = await Connection.open(port);
  const changed = new Map<number, number>();
  const load = async (): Promise<Whole> => {
    const { status, body } = await connection.send(requestText('GET', path, {}));
    if (status !== 200) throw new Error(`The seat map was answered ${status}.`);
    return JSON.parse(body.toString()) as Whole;
  };
  let whole = await load();
  /** @returns whether that second is over and known */
  const look = async (): Promise<boolean> => {
    const { status, body } = await connection.send(requestText('GET', `${path}/deltas/${whole.second}`, {}));
    if (status === 404 && body.includes('second-not-over')) return false;
    if (status !== 200) throw new Error(`A second of the seat map was answered ${status}.`);
    const { after, version, changes } = JSON.parse(body.toString()) as Delta;
    if (whole.version < after) throw new Error('A second does not follow on the one before.');
    for (const [index, state] of changes) changed.set(index, state);
    whole = { ...whole, version, second: whole.second + 1 };
    return true;
  };
  // The bytes of whoever is in step are measured: each second is asked for when it is just over.
  while (!(await look())) await sleep(SOON_MS);
  let failure: Error | undefined;
  let due = performance.now() + EVERY_MS;
  const round = async (): Promise<void> => {
    try {
      due = (await look()) ? due + EVERY_MS : performance.now() + SOON_MS;
      timer = setTimeout(() => void round(), due - performance.now());
    } catch (error) {
      failure = error as Error;
    }
  };
  let timer = setTimeout(() => void round(), EVERY_MS);
  return {
    firstBytes: connection.bytes,
    bytes: () => {
      if (failure !== undefined) throw failure;
      return connection.bytes;
    },
    seesTaken: index => (changed.get(index) ?? Number(isTakenIn(whole.bits, index))) !== 0,
    close: () => {
      clearTimeout(timer);
      connection.close();
    },
  };
}
