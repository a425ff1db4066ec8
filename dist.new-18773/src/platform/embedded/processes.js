import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
/** Whether the process still runs. One that has ended but was not reaped by its parent does not. */ export function isAlive(pid) {
    try {
        process.kill(pid, 0);
    } catch (error) {
        if (error.code !== 'EPERM') return false;
    }
    try {
        const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
        return !/^[ZX]/.test(stat.slice(stat.lastIndexOf(')') + 2));
    } catch  {
        return !existsSync('/proc/self/stat');
    }
}
/**
 * Whether a process works on that folder: it stands in it, or the folder is in its command line.
 * A process id alone proves nothing, because the system hands it out again.
 */ export function worksIn(pid, directory) {
    return isAlive(pid) && (standsIn(pid, directory) || commandOf(pid).includes(realpathSync(directory)));
}
function standsIn(pid, directory) {
    try {
        // By device and inode, so that a folder that was renamed meanwhile is still known.
        const theirs = statSync(`/proc/${pid}/cwd`);
        const ours = statSync(directory);
        return theirs.ino === ours.ino && theirs.dev === ours.dev;
    } catch  {
        return false;
    }
}
function commandOf(pid) {
    try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    } catch  {
        if (existsSync('/proc/self/cmdline')) return '';
    }
    try {
        return execFileSync('ps', [
            '-ww',
            '-o',
            'args=',
            '-p',
            String(pid)
        ], {
            encoding: 'utf8'
        });
    } catch  {
        return '';
    }
}
/** Resolves to false when the process is still there after `timeoutMs`. */ export async function waitUntilGone(pid, timeoutMs) {
    const deadline = performance.now() + timeoutMs;
    while(isAlive(pid)){
        if (performance.now() > deadline) return false;
        await sleep(20);
    }
    return true;
}
/** Sends each signal in turn and gives the process that long (ms) to go before the next. */ export async function end(pid, steps) {
    for (const [signal, patienceMs] of steps){
        if (!isAlive(pid)) return;
        try {
            process.kill(pid, signal);
        } catch  {
            return;
        }
        if (await waitUntilGone(pid, patienceMs)) return;
    }
}

//# sourceMappingURL=processes.js.map
