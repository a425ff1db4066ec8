import { spawn } from 'node:child_process';
import { chmodSync, closeSync, mkdtempSync, openSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { postgresBinaries } from './postgres-binaries.js';
import { type Cluster, openCluster } from './postgres-cluster.js';
import { PostgresOwnership } from './postgres-ownership.js';
import { type RunningPostgres, findSurvivor, postgresUrl, readPidFile } from './postgres-survivor.js';
import { end, isAlive } from './processes.js';
import { rememberedPort } from './remembered.js';
import { type EmbeddedOptions, type EmbeddedServer, EmbeddedServerError } from './server.js';
import { Watchdog } from './watchdog.js';

const DATABASE = 'frontrow';
const START_PATIENCE_MS = 60_000;
const LOG_LIMIT_BYTES = 5_000_000;
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  // No socket file: its path has a short limit, and a folder of its own would need cleaning.
  unix_socket_directories: '',
  max_connections: '200',
  shared_buffers: '128MB',
  timezone: 'UTC',
  log_timezone: 'UTC',
} as const;
const THROWAWAY_SETTINGS = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum: 'on',
  max_wal_size: '2GB',
} as const;

/**
 * Starts a real Postgres on `<dataDir>/postgres`, or takes over the one that survived there.
 *
 * @returns a server whose url leads to the database `frontrow`
 * @throws EmbeddedServerError when another Frontrow uses the folder, or the server cannot run here
 */
export async function startPostgres(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const binaries = postgresBinaries();
  if (options.durable) {
    const cluster = await openCluster(join(resolve(options.dataDir), 'postgres'), binaries, true);
    return Postgres.open(cluster, options);
  }
  const folder = mkdtempSync(join(resolve(options.dataDir || tmpdir()), 'frontrow-postgres-'));
  // A temporary folder is closed to everybody else, and root's Postgres is somebody else.
  chmodSync(folder, 0o755);
  const home = join(folder, 'postgres');
  const watchdog = new Watchdog(join(home, 'cluster', 'postmaster.pid'), folder, 'QUIT');
  const cleanUp = (): void => {
    rmSync(folder, { recursive: true, force: true });
    watchdog.dismiss();
  };
  try {
    return await Postgres.open(await openCluster(home, binaries, false), options, cleanUp);
  } catch (error) {
    cleanUp();
    throw error;
  }
}

class Postgres implements EmbeddedServer {
  adopted = false;
  private running: RunningPostgres = { pid: 0, port: 0 };
  private readonly ownership: PostgresOwnership;
  private stopped: Promise<void> | undefined;

  private constructor(
    private readonly cluster: Cluster,
    private readonly options: EmbeddedOptions,
    private readonly cleanUp: () => void,
  ) {
    this.ownership = new PostgresOwnership(options.dataDir);
  }

  static async open(
    cluster: Cluster,
    options: EmbeddedOptions,
    cleanUp: () => void = () => undefined,
  ): Promise<Postgres> {
    const server = new Postgres(cluster, options, cleanUp);
    await server.start();
    return server;
  }

  get url(): string {
    return postgresUrl(this.cluster, this.running.port, DATABASE);
  }

  get pid(): number {
    return this.running.pid;
  }

  async restart(): Promise<void> {
    await this.shutDown();
    await this.start(this.running.port);
  }

  async kill(): Promise<void> {
    await end(this.pid, [['SIGKILL', 10_000]]);
  }

  stop(): Promise<void> {
    this.stopped ??= this.shutDown().then(() => this.cleanUp());
    return this.stopped;
  }

  private async shutDown(): Promise<void> {
    await this.ownership.release();
    // Fast shutdown, immediate shutdown (recovers at the next start), and the last resort.
    await end(this.pid, [
      ['SIGINT', 12_000],
      ['SIGQUIT', 4000],
      ['SIGKILL', 4000],
    ]);
  }

  private async start(wantedPort?: number): Promise<void> {
    const survivor = await findSurvivor(this.cluster);
    this.adopted = survivor !== undefined;
    this.running = survivor ?? (await this.launch(wantedPort));
    await this.ownership.acquire(postgresUrl(this.cluster, this.running.port, 'postgres'), DATABASE);
    if (survivor) this.options.log(`Took over the Postgres of an earlier run (process ${survivor.pid}).`);
  }

  private async launch(wantedPort?: number): Promise<RunningPostgres> {
    const deadline = performance.now() + START_PATIENCE_MS;
    while (performance.now() < deadline) {
      const port = wantedPort ?? (await rememberedPort(this.cluster.home));
      const running = await this.attempt(port, deadline);
      if (running) return running;
      // Another process may have started this very cluster a moment before; then it is that one.
      const other = await findSurvivor(this.cluster);
      if (other) return other;
      await sleep(300);
    }
    throw new EmbeddedServerError(
      `Postgres did not start. The end of ${this.logFile}:\n${tail(this.logFile, 15)}`,
    );
  }

  /** Resolves to undefined when the server gave up, which a second attempt may mend. */
  private async attempt(port: number, deadline: number): Promise<RunningPostgres | undefined> {
    const log = openLog(this.logFile);
    const { file, args, options } = this.cluster.launcher.command(
      this.cluster.binaries.postgres,
      this.argumentsFor(port),
    );
    // A process group of its own: Ctrl-C in the terminal must not stop it before Frontrow has.
    const child = spawn(file, args, { ...options, cwd: '/', detached: true, stdio: ['ignore', log, log] });
    closeSync(log);
    child.unref();
    let failed: Error | undefined;
    child.once('error', error => (failed = error));
    while (performance.now() < deadline && failed === undefined && child.exitCode === null) {
      if (child.signalCode !== null) return undefined;
      const noted = readPidFile(this.cluster);
      if (noted?.pid === child.pid && noted && this.saysReady()) return noted;
      await sleep(10);
    }
    if (failed) throw new EmbeddedServerError(`Postgres cannot be run here: ${failed.message}.`);
    if (child.pid !== undefined && isAlive(child.pid)) await end(child.pid, [['SIGQUIT', 5000]]);
    return undefined;
  }

  private argumentsFor(port: number): string[] {
    const settings = this.options.durable ? SETTINGS : { ...SETTINGS, ...THROWAWAY_SETTINGS };
    return [
      '-D',
      this.cluster.directory,
      '-p',
      String(port),
      ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
      ...(this.options.extraArgs ?? []),
    ];
  }

  private saysReady(): boolean {
    const lines = readFileSync(join(this.cluster.directory, 'postmaster.pid'), 'utf8').split('\n');
    return lines[7]?.trim() === 'ready';
  }

  private get logFile(): string {
    return join(this.cluster.home, 'server.log');
  }
}

function openLog(path: string): number {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  return openSync(path, size > LOG_LIMIT_BYTES ? 'w' : 'a', 0o600);
}

function tail(path: string, lines: number): string {
  return readFileSync(path, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
}
