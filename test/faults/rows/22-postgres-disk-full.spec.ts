import { chownSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { crowd } from '../harness/crowd.js';
import { fault } from '../harness/fault.js';
import type { FaultContext } from '../harness/fault-context.js';
import { SmallDisk } from '../harness/small-disk.js';
import { underWay } from '../harness/under-way.js';
import { until } from '../harness/until.js';

const DATA_DISK_MB = 4;
/** A segment of the log has 16 MB; Postgres starts with a few. */
const LOG_DISK_MB = 160;

async function clusterOf({ rig }: FaultContext): Promise<string> {
  const { rows } = await rig.sql.query<{ data_directory: string }>('SHOW data_directory');
  return rows[0]?.data_directory ?? '';
}

/** How often the server's own log says so. */
function timesSaid(cluster: string, what: RegExp): number {
  return readFileSync(join(cluster, '..', 'server.log'), 'utf8')
    .split('\n')
    .filter(line => what.test(line)).length;
}

/** A disk that belongs to the user that Postgres runs as. */
function diskFor(cluster: string, megabytes: number): SmallDisk | undefined {
  const disk = SmallDisk.mount(megabytes);
  const { uid, gid } = statSync(cluster);
  if (disk !== undefined) chownSync(disk.folder, uid, gid);
  return disk;
}

fault(
  {
    ...{ row: 22, title: 'the data disk of Postgres is full', rig: {} },
    ...{
      inject: 'payments in a tablespace on a small tmpfs, filled up',
      expect: 'rolled back and answered 503, then paid with the same key once there is space',
    },
  },
  async context => {
    const { rig } = context;
    await rig.start('a');
    const cluster = await clusterOf(context);
    const disk = diskFor(cluster, DATA_DISK_MB);
    if (disk === undefined) {
      skipLoudly(context);
      return;
    }
    context.atTheEnd(() => disk.unmount());
    await rig.sql.query(`CREATE TABLESPACE small LOCATION '${disk.folder}'`);
    await rig.sql.query('ALTER TABLE payments SET TABLESPACE small');
    const sale = await context.sale();
    disk.fill();
    const shopping = crowd(context, { sale, buyers: 24, atOnce: 8, seatsEach: 2, areSeatsApart: true });
    await until('Postgres finds no space', () => timesSaid(cluster, /could not extend file/) > 0);
    context.fired('53100, a table could not be extended', timesSaid(cluster, /could not extend file/));
    disk.empty();
    await context.hurry();
    const errands = await shopping;
    expect(errands.map(({ final }) => final?.status)).toEqual(errands.map(() => 201));
    const refused = errands.flatMap(({ answers }) => answers).filter(({ status }) => status >= 500);
    expect(refused.filter(({ status }) => status !== 503)).toEqual([]);
  },
);

fault(
  {
    ...{ row: 22, title: 'the log disk of Postgres is full', rig: {} },
    ...{
      inject: '`pg_wal` on a small tmpfs, filled up until Postgres panics, then given space',
      expect: 'nothing acknowledged is lost, and all completes afterwards',
    },
  },
  async context => {
    const { rig } = context;
    const cluster = await clusterOf(context);
    const disk = diskFor(cluster, LOG_DISK_MB);
    if (disk === undefined) {
      skipLoudly(context);
      return;
    }
    context.atTheEnd(() => disk.unmount());
    await rig.postgres.kill();
    const log = join(cluster, 'pg_wal');
    spawnSync('cp', ['-a', `${log}/.`, disk.folder]);
    rmSync(log, { recursive: true });
    symlinkSync(disk.folder, log);
    await rig.postgres.restart();

    await rig.start('a');
    const { holder, hold, finish } = await underWay(context);
    disk.fill();
    const shopping = crowd(context, { sale: await context.sale(), buyers: 12, atOnce: 4 });
    await until('Postgres panics', async () => {
      await rig.sql.query('SELECT pg_switch_wal()').catch(() => undefined);
      return timesSaid(cluster, /PANIC/) > 0;
    });
    context.fired('PANIC for want of space', timesSaid(cluster, /PANIC/));
    disk.empty();
    await rig.postgres.restart();
    await context.hurry();
    expect((await finish()).final?.status).toBe(201);
    expect((await holder.pay(hold)).final?.status).toBe(201);
    expect((await shopping).filter(({ final }) => final === undefined)).toEqual([]);
  },
);

/** Rows say how they know that they struck; this one says that it could not. */
function skipLoudly(context: FaultContext): void {
  process.stderr.write('  row 22 SKIPPED: this user may not mount a small disk\n');
  context.fired('SKIPPED: this user may not mount a small disk');
}
