import type { Sale } from '../../../bench/harness/sale.js';
import type { Buyer, Errand } from './buyer.js';
import { commitOf } from './commit-of.js';
import type { FaultContext } from './fault-context.js';

/** A sale in full swing: some seats are sold, some claimed by a payment that has stopped short, some only held. */
export interface UnderWay {
  performanceId: string;
  sold: string[];
  claimed: string[];
  held: string[];
  /** As many as the others, and nobody's. */
  free: string[];
  holder: Buyer;
  /** What the holder has, not paid for yet. */
  hold: Errand;
  /** Lets the payment go on. @returns what its buyer has in the end */
  finish: () => Promise<Errand>;
}

const EACH = 2;

/** @param sale that has not begun; a new one if left out */
export async function underWay(context: FaultContext, sale?: Sale): Promise<UnderWay> {
  const { performanceId, seatIds } = sale ?? (await context.sale());
  const [sold = [], claimed = [], held = [], free = []] = [0, 1, 2, 3].map(part =>
    seatIds.slice(part * EACH, (part + 1) * EACH),
  );
  const bought = await context.buy({ performanceId, seatIds: sold });
  if (bought.final?.status !== 201) throw new Error(`Not sold: ${JSON.stringify(bought.final)}`);
  const holder = context.buyer();
  const hold = context.watch(await holder.hold({ performanceId, seatIds: held }));
  if (hold.holdId === undefined) throw new Error(`Not held: ${JSON.stringify(hold.final)}`);
  const commit = context.rig.postgresLink.plant({ mode: 'hold-reply', when: commitOf('T1'), times: 1 });
  const paying = context.buy({ performanceId, seatIds: claimed });
  await commit.struck();
  await context.until(`SELECT count(*) = ${EACH} FROM performance_seats
                        WHERE performance_id = '${performanceId}' AND claim_id IS NOT NULL`);
  const finish = (): Promise<Errand> => {
    commit.release();
    return paying;
  };
  return { performanceId, sold, claimed, held, free, holder, hold, finish };
}

/** What the first answer to a stranger is who wants these seats. @returns `held`, or status and problem */
export async function strangerGets(
  context: FaultContext,
  performanceId: string,
  seatIds: string[],
  patienceMs?: number,
): Promise<string> {
  const wish = { performanceId, seatIds, ...(patienceMs === undefined ? {} : { patienceMs }) };
  const { holdId, final } = await context.buyer().hold(wish);
  return holdId === undefined ? `${final?.status ?? 0} ${final?.problem ?? ''}` : 'held';
}

/** How many seats the public availability shows in each state. */
export async function countsOf(
  context: FaultContext,
  performanceId: string,
): Promise<Record<'available' | 'held' | 'sold', number>> {
  const url = context.rig.urls[0] ?? '';
  const response = await fetch(`${url}/api/v1/performances/${performanceId}/availability`);
  const { counts } = (await response.json()) as { counts: Record<'available' | 'held' | 'sold', number> };
  return counts;
}
