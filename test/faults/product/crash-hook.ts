import { writeSync } from 'node:fs';

const STDOUT = 1;
const FORM = /^(cp\d\d|queue-persisted)(?::(\d+))?(?:\+(\d+))?(?:=(\d+))?$/;

interface Order {
  point: string;
  /** Which passing of the point counts, from 1. */
  passing: number;
  /** Milliseconds to wait after that, for what was sent just now to get on its way. */
  afterMs: number;
  /** Milliseconds to keep the event loop busy. */
  busyMs: number;
  act: 'kill' | 'stop' | 'block';
}

/**
 * Reads orders such as `CRASH_AT=cp08`, `CRASH_AT=cp18:2` (the second passing), `CRASH_AT=cp04+15` (15 ms after it),
 * `STOP_AT=cp09` and `BLOCK_AT=cp12=45000` (busy for 45 s). Before it acts it says so on stdout.
 */
export function crashHook(env: Record<string, string | undefined>): (point: string) => void {
  const orders = [
    ...ordersOf(env['CRASH_AT'], 'kill'),
    ...ordersOf(env['STOP_AT'], 'stop'),
    ...ordersOf(env['BLOCK_AT'], 'block'),
  ];
  const passings = new Map<string, number>();
  return point => {
    const passing = (passings.get(point) ?? 0) + 1;
    passings.set(point, passing);
    for (const order of orders) {
      if (order.point === point && order.passing === passing) carryOut(order);
    }
  };
}

function ordersOf(text: string | undefined, act: Order['act']): Order[] {
  if (text === undefined) return [];
  return text.split(',').map(part => {
    const [, point, passing = '1', afterMs = '0', busyMs = '0'] = FORM.exec(part) ?? [];
    if (point === undefined) throw new Error(`${part} names no crash point.`);
    return { point, passing: Number(passing), afterMs: Number(afterMs), busyMs: Number(busyMs), act };
  });
}

function carryOut(order: Order): void {
  if (order.afterMs === 0) act(order);
  else setTimeout(() => act(order), order.afterMs);
}

function act({ point, passing, act, busyMs }: Order): void {
  writeSync(STDOUT, `fault: ${act} at ${point}, passing ${passing}\n`);
  if (act === 'kill') process.kill(process.pid, 'SIGKILL');
  else if (act === 'stop') process.kill(process.pid, 'SIGSTOP');
  else {
    const end = performance.now() + busyMs;
    while (performance.now() < end);
    writeSync(STDOUT, `fault: busy for ${busyMs} ms at ${point}\n`);
  }
}
