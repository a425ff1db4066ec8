import type { DrawAlgorithm } from '../draw/commitment.rules.js';
import { samplingFor } from '../heartbeats/sampling.rules.js';
import { algorithmWith } from '../randomness/announcement.rules.js';
import type { Queue } from '../queues/queue.js';
import type { QueueSettings } from '../queues/queue-settings.rules.js';
import type { SlowReason } from './slowing.rules.js';
import type { Flow } from './wait.rules.js';

export type SalePhase = 'before' | 'draw' | 'open' | 'paused' | 'closed';
export type Stock = 'some' | 'few' | 'none' | 'returns';

/** One sale in the now-serving document: the same for everybody, and all that a browser needs for its own place. */
export interface SaleLine {
  phase: SalePhase;
  opensAt: string;
  epoch: number;
  /** Entries so far. */
  total: number;
  nowServing: number;
  /** Ranks up to this one were called longer ago than the time to come lasts: they stand behind those at the door. */
  lateUpTo: number;
  /** Calls a minute, by how fast visits end and how many of those who are called come. */
  ratePerMinute: number;
  /** What the time to one's turn is worked out from. Absent where a leader of an earlier release leads. */
  flow?: Flow;
  /** Why times have become longer lately; absent when they have not. */
  slowReason?: SlowReason;
  /** One entry in so many sends heartbeats while it waits; absent as above. */
  heartbeatEvery?: number;
  commitment: string;
  /** In hex, once the draw is made. */
  seed: string | null;
  /** The public number that the draw mixes in, its text once it is known; null where none was announced. */
  randomness: { source: string; text: string | null } | null;
  /** Merkle root of the entries in hex, where it goes into the key with the public number. */
  root: string | null;
  algorithm: DrawAlgorithm;
  /** 0 until the draw is frozen. */
  drawSize: number;
  voidRanges: [fromIndex: number, toIndex: number][];
  /** Nobody else may join; those who wait are still called. */
  isDraining: boolean;
  stock: Stock;
  /** Shortest time between two polls. */
  pollSeconds: number;
  message: string | null;
}

const POLL_SECONDS = 2;
const FEW_SHARE = 0.05;
const FEW_PLACES = 20;

/** How far a sale is. A pause of the calls is told, one of the door alone shows at the door too. */
function phaseOf(queue: Queue, { opensAt, drawOpensAt, closesAt }: QueueSettings, now: number): SalePhase {
  if (now >= closesAt) return 'closed';
  if (queue.isDraining && queue.nowServing >= queue.issued) return 'closed';
  if (queue.drawKey === null)
    return queue.drawSize === null && now < Math.min(drawOpensAt, opensAt) ? 'before' : 'draw';
  return queue.callsPaused || queue.claimsPaused ? 'paused' : 'open';
}

function randomnessOf(announcement: Queue['announcement']): Pick<SaleLine, 'randomness' | 'root'> {
  if (announcement === null) return { randomness: null, root: null };
  const { source, value } = announcement;
  return { randomness: { source, text: value?.text ?? null }, root: value?.root.toString('hex') ?? null };
}

export function stockOf({ available, held, sold }: { available: number; held: number; sold: number }): Stock {
  if (available === 0) return held > 0 ? 'returns' : 'none';
  return available <= Math.max(FEW_PLACES, (available + held + sold) * FEW_SHARE) ? 'few' : 'some';
}

/** How a sale stands. */
export interface SaleView {
  /** Milliseconds since 1970. */
  now: number;
  stock: Stock;
  callsPerSecond: number;
  /** Left out where nobody leads yet. */
  flow?: Flow;
  slowReason?: SlowReason | null;
}

export function saleLine(
  queue: Queue,
  settings: QueueSettings,
  { now, stock, callsPerSecond, flow, slowReason = null }: SaleView,
): SaleLine {
  return {
    phase: phaseOf(queue, settings, now),
    opensAt: new Date(settings.opensAt).toISOString(),
    epoch: queue.epoch,
    total: queue.issued,
    nowServing: queue.nowServing,
    lateUpTo: queue.memory.grace?.lateUpTo ?? 0,
    ratePerMinute: Math.round(callsPerSecond * 60),
    ...(flow === undefined ? {} : { flow }),
    ...(slowReason === null ? {} : { slowReason }),
    heartbeatEvery: samplingFor(queue.issued),
    commitment: queue.commitment,
    seed: queue.drawKey === null ? null : queue.seed.toString('hex'),
    ...randomnessOf(queue.announcement),
    algorithm: algorithmWith(queue.announcement),
    drawSize: queue.drawSize ?? 0,
    voidRanges: queue.voidRanges,
    isDraining: queue.isDraining,
    stock,
    pollSeconds: POLL_SECONDS,
    message: queue.message,
  };
}
