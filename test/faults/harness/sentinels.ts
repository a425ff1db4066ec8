import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { type EmbeddedServer, freePort, redisProgram } from '../../../src/platform/embedded/index.js';
import { until } from './until.js';

const NAME = 'frontrow';
const HOW_MANY = 3;
const QUORUM = 2;
const SENTINEL_PASSWORD = 'of the sentinels';
/** Of every Redis that may be the master, since each has a password of its own besides. */
const [USER, PASSWORD] = ['app', 'of-the-servers'];

/** What a Redis needs that is watched by sentinels: the same user everywhere, for the product and for replicas. */
export const WATCHED = [
  ...['--user', USER, 'on', `>${PASSWORD}`, '~*', '&*', '+@all'],
  ...['--masteruser', USER, '--masterauth', PASSWORD],
];

interface Sentinel {
  port: number;
  process: ChildProcess;
}

/** Three real sentinels of one master. */
export class Sentinels {
  private constructor(
    private readonly home: string,
    private readonly all: Sentinel[],
  ) {}

  /** @param master a Redis that was started with `WATCHED` and has a replica already */
  static async watching(master: Pick<EmbeddedServer, 'url'>): Promise<Sentinels> {
    const home = mkdtempSync(join(tmpdir(), 'frontrow-sentinels-'));
    const sentinels = new Sentinels(home, []);
    try {
      for (let i = 0; i < HOW_MANY; i++) await sentinels.start(Number(new URL(master.url).port));
      await until('every sentinel knows the others and the replica', () => sentinels.areComplete());
      return sentinels;
    } catch (error) {
      await sentinels.stop();
      throw error;
    }
  }

  /** As `REDIS_URL` takes it. */
  get url(): string {
    const hosts = this.all.map(({ port }) => `127.0.0.1:${port}`).join(',');
    const password = encodeURIComponent(SENTINEL_PASSWORD);
    return `redis+sentinel://${USER}:${PASSWORD}@${hosts}/${NAME}/0?sentinel_password=${password}`;
  }

  /** Waits until the quorum has agreed on the server at this port. */
  async untilMasterIs({ url }: Pick<EmbeddedServer, 'url'>): Promise<void> {
    const { port: wanted } = new URL(url);
    await until(`the master is at ${wanted}`, async () => {
      const said = await this.ask(client => client.call('SENTINEL', 'GET-MASTER-ADDR-BY-NAME', NAME));
      return said.every(address => (address as string[])[1] === wanted);
    });
  }

  async stop(): Promise<void> {
    const ended = this.all.map(async ({ process }) => {
      if (process.exitCode !== null || process.signalCode !== null) return;
      process.kill('SIGKILL');
      await once(process, 'exit');
    });
    await Promise.all(ended);
    rmSync(this.home, { recursive: true, force: true });
  }

  private async start(masterPort: number): Promise<void> {
    const port = await freePort();
    const file = join(this.home, `${port}.conf`);
    const lines = [
      ...['bind 127.0.0.1', `port ${port}`, `dir "${this.home}"`, 'logfile ""'],
      ...[`requirepass "${SENTINEL_PASSWORD}"`, `sentinel sentinel-pass "${SENTINEL_PASSWORD}"`],
      `sentinel monitor ${NAME} 127.0.0.1 ${masterPort} ${QUORUM}`,
      ...[`sentinel auth-user ${NAME} ${USER}`, `sentinel auth-pass ${NAME} ${PASSWORD}`],
      `sentinel down-after-milliseconds ${NAME} 1000`,
      `sentinel failover-timeout ${NAME} 5000`,
    ];
    writeFileSync(file, `${lines.join('\n')}\n`, { mode: 0o600 });
    this.all.push({ port, process: spawn(redisProgram(), [file, '--sentinel'], { stdio: 'ignore' }) });
  }

  private async areComplete(): Promise<boolean> {
    const said = await this.ask(client => client.call('SENTINEL', 'MASTER', NAME)).catch(() => []);
    const facts = said.map(lines => (lines as string[]).join(' '));
    const others = HOW_MANY - 1;
    return (
      facts.length === HOW_MANY &&
      facts.every(text => text.includes(`num-other-sentinels ${others}`) && text.includes('num-slaves 1'))
    );
  }

  private ask(question: (client: Redis) => Promise<unknown>): Promise<unknown[]> {
    return Promise.all(
      this.all.map(async ({ port }) => {
        const client = new Redis({
          ...{ port, password: SENTINEL_PASSWORD, enableReadyCheck: false },
          ...{ retryStrategy: () => null, maxRetriesPerRequest: 0 },
        });
        client.on('error', () => undefined);
        try {
          return await question(client);
        } finally {
          client.disconnect();
        }
      }),
    );
  }
}
