import type { LatencySummary } from './latency.js';

/** One HTTP request, ready for the wire. */
export type RequestText = string;

interface RequestsJob {
  port: number;
  connections: number;
  seconds: number;
  requests: RequestText[];
  /** True: the list is sent again and again. False: each is sent once, and the run ends with the list. */
  repeat: boolean;
  /** The status that every answer must have. */
  expect: number;
}

/** Arrivals that do not wait for each other: `perSecond` of them, evenly, whatever becomes of the earlier ones. */
export interface Arrivals {
  port: number;
  perSecond: number;
  seconds: number;
  /** Sent one by one, and again from the start when there are more arrivals. */
  requests: RequestText[];
  expect: number;
  /** More are not opened; arrivals that find none free wait, and their waiting counts as latency. */
  mostConnections: number;
}

/** How a watcher of a seat map learns of changes. */
export type WatchSource = 'full' | 'stream' | 'deltas';

/** What the load process is asked to do. Ports are on 127.0.0.1. */
export type Job =
  | ({ kind: 'requests' } & RequestsJob)
  | ({ kind: 'autocannon' } & RequestsJob)
  | ({ kind: 'arrivals' } & Arrivals)
  | {
      kind: 'crowd';
      port: number;
      connections: number;
      performanceId: string;
      /** All that anybody wants. */
      seatIds: string[];
      /** One a shopper; each asks once. */
      tokens: string[];
      /** Decides who wants which seat. */
      seed: string;
    }
  | {
      kind: 'watch';
      source: WatchSource;
      /** Of the performance's availability document. */
      path: string;
      /** The holds that are placed while somebody watches. */
      holds: Arrivals;
      /** The index in the plan of the seat that each of the holds takes. */
      seatIndexes: number[];
    }
  | {
      kind: 'bookings';
      port: number;
      connections: number;
      seconds: number;
      performanceId: string;
      shoppers: { token: string; seatId: string }[];
    }
  | { kind: 'transactions'; databaseUrl: string; connections: number; seconds: number; scale: number };

export interface Outcome {
  /** How many were done, each answered as it should be. */
  done: number;
  elapsedMs: number;
}

export interface ArrivalsOutcome extends Outcome {
  /** From the time at which the request was due to the whole answer. */
  latency: LatencySummary;
  /** Share of the requests that were sent later than `LATE_MS` after they were due. */
  lateShare: number;
  /** Share of the requests that were answered 503 instead of as expected. */
  refusedShare: number;
  /** How many connections it took. */
  connections: number;
}

export interface CrowdOutcome extends Outcome {
  winners: { token: string; holdId: string; seatId: string }[];
  /** How many were told that the seat is taken. */
  losers: number;
}

export interface WatchOutcome extends Outcome {
  /** Both ways, headers included, after the first document; also `done`. */
  bytes: number;
  /** What the watcher needs before changes mean anything. */
  firstBytes: number;
}

interface Outcomes {
  requests: Outcome;
  autocannon: Outcome;
  arrivals: ArrivalsOutcome;
  crowd: CrowdOutcome;
  watch: WatchOutcome;
  bookings: Outcome;
  transactions: Outcome;
}

export type OutcomeOf<J extends Job> = Outcomes[J['kind']];

/** With the processor time that the load process itself has used. */
export type Reply = { outcome: Outcomes[Job['kind']]; loadCpuMs: number } | { error: string };
