import { type AddressInfo, createServer } from 'node:net';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ratioChart } from '../bench/harness/chart.js';
import { Dealer } from '../bench/harness/dealer.js';
import { effortLine } from '../bench/harness/effort.js';
import { NODE_FLAGS } from '../bench/harness/product.js';
import { lineOf } from '../bench/harness/report.js';
import { median, ratioOf } from '../bench/harness/row.js';
import { commandsIn, doneBetween, scriptsIn } from '../bench/harness/server-counts.js';
import { effortTable, measuredTable, plainTable } from '../bench/harness/tables.js';
import { arrive } from '../bench/load/arrivals.js';
import { summaryOf } from '../bench/load/latency.js';
import { isTakenIn } from '../bench/load/watchers/watcher.js';

const ROOT = resolve(import.meta.dirname, '..');

describe('the bench', () => {
  const ratio = ratioOf('hold', [[30, 40, 80], 'product'], [[100, 100, 100], 'ceiling'], { atLeast: 0.5 });

  it('compares two legs round by round and judges the median', () => {
    expect(ratio.values).toEqual([0.3, 0.4, 0.8]);
    expect(lineOf('holds', ratio)).toMatchObject({
      ...{ median: 0.4, lowest: 0.3, highest: 0.8, verdict: 'missed' },
      from: 'product 40/s, ceiling 100/s',
    });
    expect(lineOf('holds', { ...ratio, goal: { atLeast: 0.4 } }).verdict).toBe('reached');
    expect(lineOf('start', { ...ratio, unit: 'ms', goal: { atMost: 0.3 } }).verdict).toBe('missed');
  });

  it('starts the product with the flags of `npm start` and of the image', () => {
    const flags = NODE_FLAGS.join(' ');
    expect(readFileSync(join(ROOT, 'package.json'), 'utf8')).toContain(`"start": "exec node ${flags} bin/`);
    const command = JSON.stringify(['node', ...NODE_FLAGS, 'dist/src/main.js']).replaceAll(',', ', ');
    expect(readFileSync(join(ROOT, 'docker/Dockerfile'), 'utf8')).toContain(`CMD ${command}`);
  });

  it.each([
    ['no round', [], []],
    ['a round without a ceiling', [1, 2], [1]],
    ['a leg that did nothing', [0], [1]],
    ['a ceiling that did nothing', [1], [0]],
  ])('fails with %s', (_, over, under) => {
    expect(() => lineOf('x', ratioOf('hold', [over, 'a'], [under, 'b']))).toThrow('has no value');
  });

  it('takes nobody for a share, and judges every crowd where it is asked to', () => {
    const share = { what: 'losers', unit: 'share', from: '', goal: { atLeast: 0.9 } } as const;
    expect(lineOf('crowd', { ...share, values: [0] }).verdict).toBe('missed');
    const mixed = { ...share, values: [0.8, 0.95, 0.99] };
    expect(lineOf('crowd', mixed).verdict).toBe('reached');
    expect(lineOf('crowd', { ...mixed, everyRound: true }).verdict).toBe('missed');
    expect(() => lineOf('crowd', { ...share, values: [NaN] })).toThrow('has no value');
  });

  it('takes the middle of an even number of rounds between two', () => {
    expect(median([4, 1, 3, 2])).toBe(2.5);
  });

  it('deals each thing out once, and says when nothing is left', () => {
    const dealer = new Dealer([1, 2, 3, 4], 4);
    expect([dealer.deal(1), dealer.deal(3)]).toEqual([[1], [2, 3, 4]]);
    expect(() => dealer.deal(1)).toThrow('Nothing is left');
  });

  it('draws a bar as long as it is near its goal, and a line for people', () => {
    const line = lineOf('holds', ratio);
    expect(ratioChart([line])).toMatch(/class="missed" x="360" y="64" width="188.0"/);
    expect(plainTable(measuredTable([line]))).toContain('0.40 x');
  });

  it('draws a longer bar for less where less is better', () => {
    const line = lineOf('map', { ...ratio, values: [0.02], goal: { atMost: 0.04 } });
    expect(ratioChart([line])).toMatch(/class="reached" x="360" y="64" width="470.0"/);
    expect(plainTable(measuredTable([line]))).toContain('0.020 x');
  });

  it('counts latencies by nearest rank', () => {
    const latencies = Float64Array.from({ length: 100 }, (_, i) => 100 - i);
    expect(summaryOf(latencies)).toEqual({ p50: 50, p90: 90, p99: 99, max: 100 });
    expect(summaryOf(Float64Array.of(7)).p99).toBe(7);
    expect(summaryOf(new Float64Array()).p50).toBeNaN();
  });

  it('takes from the servers what would have been counted anyway', () => {
    const from = { atMs: 1_000, transactions: 500, commands: 900, scripts: 40 };
    const to = { atMs: 3_000, transactions: 520, commands: 910, scripts: 47 };
    expect(doneBetween(from, to, { transactions: 0.005, commands: 0.01, scripts: 0.001 })).toEqual({
      ...{ transactions: 10, commands: 0, scripts: 5 },
    });
  });

  it('adds the commands of Redis up, without the question itself', () => {
    const info = [
      '# Commandstats',
      'cmdstat_get:calls=3,usec=9,usec_per_call=3.00,rejected_calls=0,failed_calls=0',
      'cmdstat_client|setname:calls=2,usec=1,usec_per_call=0.5',
      'cmdstat_info:calls=50,usec=100,usec_per_call=2.00',
    ].join('\r\n');
    expect(commandsIn(info)).toBe(5);
    expect(scriptsIn(`${info}\r\ncmdstat_evalsha:calls=4,usec=1`)).toBe(4);
  });

  it('says what a request costs, and nothing where the system does not tell', () => {
    const effort = { requests: 1_000, elapsedMs: 100, loadCpuMs: 20 };
    const known = effortLine('hold', 'product', [{ ...effort, serverCpuMs: 50 }]);
    expect(known).toMatchObject({ serverMicros: 50, serverShare: 0.5, loadMicros: 20, loadShare: 0.2 });
    expect(effortLine('hold', 'product', [effort])).toMatchObject({ serverMicros: null, serverShare: null });
    expect(plainTable(effortTable([known]))).toContain('50.0 µs');
  });

  it('reads two bits a seat', () => {
    const bits = Buffer.from([0b00_00_01_00, 0b10_00_00_00]).toString('base64');
    expect([0, 1, 2, 7].map(index => isTakenIn(bits, index))).toEqual([false, true, false, true]);
  });
});

describe('arrivals that do not wait', () => {
  it('charge a stalled server for everybody who came meanwhile', async () => {
    let isStalled = true;
    const held: (() => void)[] = [];
    const server = createServer(socket => {
      socket.on('data', () => {
        const answer = (): void => void socket.write('HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n');
        if (isStalled) held.push(answer);
        else answer();
        // All twenty have come although none was answered: only then the server wakes up.
        if (held.length === 20) {
          isStalled = false;
          for (const late of held) late();
        }
      });
      socket.on('error', () => undefined);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    try {
      const outcome = await arrive({
        ...{ port: (server.address() as AddressInfo).port, perSecond: 100, seconds: 0.2 },
        ...{ requests: ['GET / HTTP/1.1\r\n\r\n'], expect: 200, mostConnections: 32 },
      });
      expect(outcome.done).toBe(20);
      expect(outcome.connections).toBeGreaterThanOrEqual(20);
      // All are answered at the same moment, so whoever came first has waited longest.
      expect(outcome.latency.max).toBeGreaterThan(outcome.latency.p50);
    } finally {
      server.close();
    }
  });
});
