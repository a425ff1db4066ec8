import { readFileSync } from 'node:fs';

/** Linux counts a process's time in hundredths of a second, whatever its kernel's own clock. */
const MS_PER_TICK = 10;
/** Places of `utime` and `stime` behind the name in parentheses, see proc(5). */
const [UTIME, STIME] = [11, 12];

/** @returns processor time of all the threads of a process (ms), or undefined where the system does not tell */
export function cpuTimeMs(pid: number): number | undefined {
  if (process.platform !== 'linux') return undefined;
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[UTIME]) + Number(fields[STIME])) * MS_PER_TICK;
}
