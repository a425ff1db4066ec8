/** One HTTP request, ready for the wire. */
export type RequestText = string;

/** What the load process is asked to do. Ports are on 127.0.0.1. */
export type Job =
  | {
      kind: 'requests';
      port: number;
      connections: number;
      seconds: number;
      requests: RequestText[];
      /** True: the list is sent again and again. False: each is sent once, and the run ends with the list. */
      repeat: boolean;
      /** The status that every answer must have. */
      expect: number;
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

export type Reply = { outcome: Outcome } | { error: string };
