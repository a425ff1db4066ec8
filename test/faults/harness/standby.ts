import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Pool } from 'pg';
import { freePort } from '../../../src/platform/embedded/index.js';
import { postgresBinaries } from '../../../src/platform/embedded/postgres-binaries.js';
import { end } from '../../../src/platform/embedded/processes.js';
import { launcherFor } from '../../../src/platform/embedded/unprivileged.js';
import { until } from './until.js';

/** A streaming standby of a running Postgres, which applies what it gets only after a long while. */
export class Standby {
  private constructor(
    readonly url: string,
    readonly sql: Pool,
    private readonly pid: number,
    private readonly home: string,
  ) {}

  /** Copies the cluster by Postgres's low-level backup protocol and lets the copy follow. @param delay such as `1h` */
  static async of(primaryUrl: string, sql: Pool, delay: string): Promise<Standby> {
    const home = mkdtempSync(join(tmpdir(), 'frontrow-standby-'));
    chmodSync(home, 0o755);
    const directory = join(home, 'cluster');
    const backup = await sql.connect();
    try {
      const { rows: settings } = await backup.query<{ data_directory: string }>('SHOW data_directory');
      await backup.query(`SELECT pg_backup_start('standby', true)`);
      // A file may vanish while it is copied; what was missed is replayed from the log.
      spawnSync('cp', ['-a', settings[0]?.data_directory ?? '', directory]);
      const { rows } = await backup.query<{ labelfile: string }>(
        'SELECT labelfile FROM pg_backup_stop(false)',
      );
      for (const name of ['postmaster.pid', 'postmaster.opts'])
        rmSync(join(directory, name), { force: true });
      writeFileSync(join(directory, 'backup_label'), rows[0]?.labelfile ?? '', { mode: 0o644 });
      writeFileSync(join(directory, 'standby.signal'), '', { mode: 0o644 });
      const { uid, gid } = statSync(directory);
      for (const name of ['backup_label', 'standby.signal']) chownSync(join(directory, name), uid, gid);
    } finally {
      backup.release();
    }
    const port = await freePort();
    const url = new URL(primaryUrl);
    url.port = String(port);
    const pid = launch(directory, port, primaryUrl, delay);
    const standby = new Standby(url.href, new Pool({ connectionString: url.href, max: 2 }), pid, home);
    standby.sql.on('error', () => undefined);
    await until('the standby answers', () => standby.answers());
    return standby;
  }

  async close(): Promise<void> {
    await this.sql.end();
    await end(this.pid, [
      ['SIGQUIT', 5_000],
      ['SIGKILL', 5_000],
    ]);
    rmSync(this.home, { recursive: true, force: true });
  }

  private async answers(): Promise<boolean> {
    try {
      const { rows } = await this.sql.query<{ pg_is_in_recovery: boolean }>('SELECT pg_is_in_recovery()');
      return rows[0]?.pg_is_in_recovery === true;
    } catch {
      return false;
    }
  }
}

function launch(directory: string, port: number, primaryUrl: string, delay: string): number {
  const { hostname, port: primaryPort, username, password } = new URL(primaryUrl);
  const primary = `host=${hostname} port=${primaryPort} user=${username} password=${password}`;
  const settings = {
    ...{ listen_addresses: '127.0.0.1', unix_socket_directories: '', max_connections: '200' },
    ...{ primary_conninfo: primary, recovery_min_apply_delay: delay, timezone: 'UTC' },
  };
  const { postgres } = postgresBinaries();
  const { file, args, options } = launcherFor(postgres, directory, directory).command(postgres, [
    ...['-D', directory, '-p', String(port)],
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ]);
  const child = spawn(file, args, { ...options, cwd: '/', detached: true, stdio: 'ignore' });
  child.unref();
  if (child.pid === undefined) throw new Error('The standby did not start.');
  return child.pid;
}
