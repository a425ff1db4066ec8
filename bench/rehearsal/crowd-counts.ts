import type { Standing } from './stays.rules.js';

/** What the crowd itself has counted. */
export interface CrowdCounts {
  joined: number;
  mostInside: number;
  /** Everybody who was let in, as the crowd saw it. */
  standing: Standing[];
  /** Of the times that were told, as shares of the wait that came. */
  etaErrors: number[];
  /** Share of the told ranges that were right: of those who came to their turn while the sale went on. */
  etaCovered: number;
  movedBack: number;
}
