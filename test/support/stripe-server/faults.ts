/**
 * What can go wrong with one request:
 * `deliver-late` it reaches us only after `ms`, though the caller may have gone;
 * `hold-reply` it is done, and the answer leaves after `ms`;
 * `error-before` 500 and nothing done; `error-after` 500 although it is done, and kept under the key;
 * `rate-limit`, `lock-timeout` refused for now; `malformed` done, and the answer is no JSON;
 * `reset-before`, `reset-after` the connection breaks; `unauthorised` our key is refused.
 */
export const FAULT_KINDS = [
  ...(['deliver-late', 'hold-reply', 'error-before', 'error-after', 'rate-limit', 'lock-timeout'] as const),
  ...(['malformed', 'reset-before', 'reset-after', 'unauthorised'] as const),
];

export type FaultKind = (typeof FAULT_KINDS)[number];
/** What a request does. */
export type Operation =
  | 'create'
  | 'retrieve'
  | 'confirm'
  | 'cancel'
  | 'capture'
  | 'list'
  | 'refund'
  | 'retrieve-refund'
  | 'list-refunds'
  | 'retrieve-charge'
  | 'method';

export interface Fault {
  operation: Operation;
  kind: FaultKind;
  /** Of a delay. */
  ms?: number;
  /** How many requests it hits; 1 when absent. */
  times?: number;
}

/** A share of all requests goes wrong, in an order that depends on the seed alone. */
export interface Weather {
  seed: number;
  /** 0 to 1. */
  probability: number;
  kinds: FaultKind[];
  ms: number;
}

/** Decides which fault hits which request. */
export class Faults {
  private planned: Fault[] = [];
  private weather: { random: () => number; spec: Weather } | undefined;
  /** How often each kind struck, so that a test can tell that its fault really happened. */
  readonly struck: Partial<Record<FaultKind, number>> = {};

  plan(...faults: Fault[]): void {
    this.planned.push(...faults.map(fault => ({ ...fault })));
  }

  setWeather(spec: Weather): void {
    this.weather = { random: randomFrom(spec.seed), spec };
  }

  clear(): void {
    this.planned = [];
    this.weather = undefined;
  }

  next(operation: Operation): Fault | undefined {
    const fault = this.plannedFor(operation) ?? this.drawn(operation);
    if (fault !== undefined) this.struck[fault.kind] = (this.struck[fault.kind] ?? 0) + 1;
    return fault;
  }

  private plannedFor(operation: Operation): Fault | undefined {
    const fault = this.planned.find(one => one.operation === operation);
    if (fault === undefined) return undefined;
    fault.times = (fault.times ?? 1) - 1;
    if (fault.times <= 0) this.planned = this.planned.filter(one => one !== fault);
    return fault;
  }

  private drawn(operation: Operation): Fault | undefined {
    if (this.weather === undefined) return undefined;
    const { random, spec } = this.weather;
    if (random() >= spec.probability) return undefined;
    const kind = spec.kinds[Math.floor(random() * spec.kinds.length)];
    return kind === undefined ? undefined : { operation, kind, ms: spec.ms };
  }
}

/** Numbers from 0 to below 1, the same for the same seed: a linear congruential generator modulo 2^32. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
