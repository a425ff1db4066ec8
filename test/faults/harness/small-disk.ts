import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A disk of a few megabytes that can be filled up: a tmpfs, where this user may mount one. */
export class SmallDisk {
  private constructor(readonly folder: string) {}

  /** @returns undefined where mounting is not allowed */
  static mount(megabytes: number): SmallDisk | undefined {
    const folder = mkdtempSync(join(tmpdir(), 'frontrow-disk-'));
    const { status } = spawnSync('mount', [
      '-t',
      'tmpfs',
      '-o',
      `size=${megabytes}m,mode=777`,
      'tmpfs',
      folder,
    ]);
    if (status === 0) {
      chmodSync(folder, 0o777);
      return new SmallDisk(folder);
    }
    rmSync(folder, { recursive: true });
    return undefined;
  }

  /** Takes all the space that is left. @returns how many bytes that was */
  fill(): number {
    const { bavail, bsize } = statfsSync(this.folder);
    writeFileSync(this.filler, Buffer.alloc(bavail * bsize));
    return bavail * bsize;
  }

  /** Gives the space back. */
  empty(): void {
    rmSync(this.filler, { force: true });
  }

  /** Lazily, because a server may still have its files open. */
  unmount(): void {
    spawnSync('umount', ['-l', this.folder]);
    rmSync(this.folder, { recursive: true, force: true });
  }

  private get filler(): string {
    return join(this.folder, 'filler');
  }
}
