import { median } from './row.js';

/** Processor time that one leg of one round took. */
export interface Effort {
  requests: number;
  elapsedMs: number;
  /** Of the process that answered; undefined where the system does not tell. */
  serverCpuMs?: number;
  loadCpuMs: number;
}

/** Medians of the rounds of one leg. */
export interface EffortLine {
  row: string;
  leg: string;
  /** Microseconds of processor time for one request in the process that answers; null where it is not known. */
  serverMicros: number | null;
  /** The same in the load generator. */
  loadMicros: number;
  /** Shares of one core, 0 to 1 and a little more where other threads help: 1 is the most a process can do. */
  serverShare: number | null;
  loadShare: number;
}

export function effortLine(row: string, leg: string, efforts: Effort[]): EffortLine {
  const middle = (of: (effort: Effort) => number | undefined): number | null => {
    const values = efforts.map(of);
    return values.every(value => value !== undefined) ? median(values) : null;
  };
  const server = (by: 'requests' | 'elapsedMs') => (effort: Effort) =>
    effort.serverCpuMs === undefined ? undefined : effort.serverCpuMs / effort[by];
  const micros = middle(server('requests'));
  return {
    ...{ row, leg, serverMicros: micros === null ? null : micros * 1000 },
    loadMicros: (middle(effort => effort.loadCpuMs / effort.requests) ?? NaN) * 1000,
    serverShare: middle(server('elapsedMs')),
    loadShare: middle(effort => effort.loadCpuMs / effort.elapsedMs) ?? NaN,
  };
}
