import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Two installations at once would spoil each other. Waits for one that somebody else runs in this
 * folder, and ends one that was left alone when the set-up around it was killed.
 */
export async function awaitOtherInstall(root) {
  for (let told = false; ; told = true) {
    const [npm, parent] = readNote(root);
    if (npm === undefined || !isInstallIn(npm, root)) return;
    if (parentOf(npm) !== parent) endNow(npm);
    else if (!told) process.stderr.write('  Waiting for another installation in this folder ...\n');
    await sleep(200);
  }
}

/** Notes that the process `pid` installs, for whoever comes next. */
export function noteInstall(root, pid) {
  mkdirSync(dirname(noteOf(root)), { recursive: true });
  writeFileSync(noteOf(root), `${pid} ${process.pid}`);
}

export function forgetInstall(root) {
  rmSync(noteOf(root), { force: true });
}

function noteOf(root) {
  return join(root, '.cache', 'install');
}

function readNote(root) {
  try {
    return readFileSync(noteOf(root), 'utf8').split(' ').map(Number);
  } catch {
    return [];
  }
}

/** By what it works on, not by its id alone: the system gives an id to other programs later. */
function isInstallIn(pid, root) {
  try {
    if (existsSync('/proc/self/cwd')) {
      const npm = readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('npm');
      return npm && readlinkSync(`/proc/${pid}/cwd`) === realpathSync(root);
    }
    return execFileSync('ps', ['-ww', '-o', 'args=', '-p', String(pid)], { encoding: 'utf8' }).includes(
      'npm',
    );
  } catch {
    return false;
  }
}

function parentOf(pid) {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/^PPid:\s*(\d+)/m.exec(status)[1]);
  } catch {
    if (existsSync('/proc/self/status')) return undefined;
  }
  try {
    return Number(execFileSync('ps', ['-o', 'ppid=', '-p', String(pid)], { encoding: 'utf8' }));
  } catch {
    return undefined;
  }
}

function endNow(pid) {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself meanwhile.
  }
}
