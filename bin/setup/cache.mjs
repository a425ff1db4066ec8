import { accessSync, constants, mkdirSync, rmSync, renameSync } from 'node:fs';
import { homedir, tmpdir, userInfo } from 'node:os';
import { delimiter, isAbsolute, join } from 'node:path';

/** The user's cache folder for programs that Frontrow had to get; made when it is not there. */
export function cacheFolder() {
  const candidates = [process.env.XDG_CACHE_HOME, join(homedir(), '.cache')].filter(
    path => path !== undefined && isAbsolute(path),
  );
  candidates.push(join(tmpdir(), `cache-of-${userInfo().username}`));
  for (const base of candidates) {
    const folder = join(base, 'frontrow');
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      accessSync(folder, constants.W_OK);
      return folder;
    } catch {
      // A home that does not exist or cannot be written, as system users have it: the next one.
    }
  }
  throw new Error('There is no folder that could serve as a cache. Set XDG_CACHE_HOME.');
}

/**
 * Fills `folder` by `fill(temporary)` in a folder beside it and renames that, so the folder is
 * either whole or not there, also with two set-ups at once or a killed one.
 */
export async function fillOnce(folder, fill) {
  const temporary = `${folder}.new-${process.pid}`;
  rmSync(temporary, { recursive: true, force: true });
  mkdirSync(temporary, { recursive: true });
  try {
    await fill(temporary);
    rmSync(folder, { recursive: true, force: true });
    renameSync(temporary, folder);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

/** The first of these programs on PATH, as an absolute path. */
export function onPath(...names) {
  for (const name of names) {
    for (const folder of (process.env.PATH ?? '').split(delimiter)) {
      const path = join(folder, name);
      try {
        accessSync(path, constants.X_OK);
        return path;
      } catch {
        // Not in this folder.
      }
    }
  }
  return undefined;
}

/** From now on, for this process and its children, programs of that folder are found first. */
export function putOnPath(folder) {
  process.env.PATH = [folder, process.env.PATH].filter(Boolean).join(delimiter);
}
