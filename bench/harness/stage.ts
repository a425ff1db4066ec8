import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { Client } from 'pg';
import {
  type EmbeddedServer,
  freePort,
  startPostgres,
  startRedis,
} from '../../src/platform/embedded/index.js';
import type { CeilingReply, CeilingRequest } from '../ceiling-process.js';
import type { Job, OutcomeOf, Reply } from '../load/job.js';
import { Child } from './child.js';
import { cpuTimeMs } from './cpu-time.js';
import type { Effort } from './effort.js';
import { Product } from './product.js';
import { Organizer } from './sale.js';

export const ROOT = resolve(import.meta.dirname, '../../..');
/** A money row on a server that forgets would measure nothing; later values on the command line win. */
const DURABLE = ['fsync', 'synchronous_commit', 'full_page_writes'].flatMap(name => ['-c', `${name}=on`]);
const CEILINGS_REDIS_DATABASE = '/1';

interface StartOptions {
  nodeArgs?: string[];
  webProcesses?: number;
}

/** Everything that runs while the bench runs: throwaway servers, the product, the ceilings, the load. */
export class Stage {
  private load = new Child<Job, Reply>('load-process');
  private readonly ceilingProcess = new Child<CeilingRequest, CeilingReply>('ceiling-process');
  private running: Product | undefined;
  private databases = 0;
  ports = { fastify: 0, document: 0 };

  private constructor(
    private readonly postgres: EmbeddedServer,
    private readonly redis: EmbeddedServer,
    readonly env: Record<string, string>,
  ) {}

  static async open(): Promise<Stage> {
    const options = { dataDir: tmpdir(), durable: false, log: () => undefined };
    const postgres = await startPostgres({ ...options, extraArgs: DURABLE });
    const redis = await startRedis({ ...options, extraArgs: ['--appendonly', 'yes'] }).catch(
      async (error: unknown) => {
        await postgres.stop();
        throw error;
      },
    );
    const port = await freePort();
    const stage = new Stage(postgres, redis, {
      ...{ PORT: String(port), HOST: '127.0.0.1', PUBLIC_URL: `http://127.0.0.1:${port}` },
      ...{ DATABASE_URL: postgres.url, REDIS_URL: redis.url, PAYMENT_PROVIDER: 'sandbox' },
      ...{ SECRET_KEY: randomBytes(32).toString('hex'), ADMIN_API_TOKEN: randomBytes(24).toString('hex') },
      ...{ ADMIN_PASSWORD: randomBytes(24).toString('hex'), SEED_DEMO: 'off' },
      ...{ RATE_LIMITS: 'off', LOG_LEVEL: 'warn' },
    });
    try {
      await stage.startProduct();
      const redisUrl = new URL(redis.url);
      redisUrl.pathname = CEILINGS_REDIS_DATABASE;
      const ports = await stage.ceilingProcess.ask<{ fastifyPort: number; documentPort: number }>({
        ...{ kind: 'start', redisUrl: redisUrl.href, databaseUrl: await stage.newDatabase('ceilings') },
      });
      stage.ports = { fastify: ports.fastifyPort, document: ports.documentPort };
      return stage;
    } catch (error) {
      await stage.close();
      throw error;
    }
  }

  get product(): Product {
    if (this.running === undefined) throw new Error('The product does not run.');
    return this.running;
  }

  get organizer(): Organizer {
    return new Organizer(this.product.url, this.env['ADMIN_API_TOKEN'] ?? '');
  }

  get databaseUrl(): string {
    return this.postgres.url;
  }

  get redisUrl(): string {
    return this.redis.url;
  }

  /**
   * Starts the product, after ending the one that runs.
   * @param nodeArgs for Node itself
   * @param webProcesses as many as serve on its port
   */
  async startProduct({ nodeArgs = [], webProcesses = 1 }: StartOptions = {}): Promise<void> {
    await this.running?.stop();
    this.running = undefined;
    const env = { ...this.env, WEB_PROCESSES: String(webProcesses) };
    this.running = await Product.start([...nodeArgs, 'dist/src/main.js'], env, ROOT);
  }

  async stopProduct(): Promise<void> {
    await this.running?.stop();
  }

  /** Has a job done by the load process, and says what it took beside what came of it. */
  async send<J extends Job>(job: J): Promise<OutcomeOf<J> & { effort: Effort }> {
    // The job that it died of has failed its row; the next row gets another one.
    if (!this.load.isAlive) this.load = new Child<Job, Reply>('load-process');
    const pid = 'port' in job ? this.serverOf(job.port) : undefined;
    const before = pid === undefined ? undefined : cpuTimeMs(pid);
    const { outcome, loadCpuMs } = await this.load.ask<{ outcome: OutcomeOf<J>; loadCpuMs: number }>(job);
    const after = pid === undefined ? undefined : cpuTimeMs(pid);
    const effort: Effort = { requests: outcome.done, elapsedMs: outcome.elapsedMs, loadCpuMs };
    if (before !== undefined && after !== undefined) effort.serverCpuMs = after - before;
    return { ...outcome, effort };
  }

  private serverOf(port: number): number {
    return port === this.running?.port ? this.running.pid : this.ceilingProcess.pid;
  }

  async ceiling(request: CeilingRequest): Promise<void> {
    await this.ceilingProcess.ask(request);
  }

  /** @returns the url of a new, empty database on the same server */
  async newDatabase(purpose: string): Promise<string> {
    this.databases += 1;
    const name = `${purpose}_${this.databases}`;
    const client = new Client({ connectionString: this.postgres.url });
    await client.connect();
    try {
      await client.query(`CREATE DATABASE ${name}`);
    } finally {
      await client.end();
    }
    const url = new URL(this.postgres.url);
    url.pathname = `/${name}`;
    return url.href;
  }

  async close(): Promise<void> {
    await Promise.all([this.running?.stop(), this.load.stop(), this.ceilingProcess.stop()]);
    await Promise.all([this.postgres.stop(), this.redis.stop()]);
  }
}
