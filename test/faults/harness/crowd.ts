import type { Sale } from '../../../bench/harness/sale.js';
import type { Errand } from './buyer.js';
import type { FaultContext } from './fault-context.js';

export interface CrowdWish {
  sale: Sale;
  buyers: number;
  /** How many shop at the same time. */
  atOnce: number;
  /** Seats that each wants, taken from the sale by the seed: several may want the same. */
  seatsEach?: number;
  /** Nobody wants what another one wants. */
  areSeatsApart?: boolean;
  paymentMethods?: string[];
  patienceMs?: number;
  /** Nobody begins any more once this is true. */
  isOver?: () => boolean;
}

/** Many buyers by the row's seed. Resolves when each has a final answer or no patience left. */
export async function crowd(context: FaultContext, wish: CrowdWish): Promise<Errand[]> {
  const { random } = context;
  const { sale, buyers, atOnce, seatsEach = 2, paymentMethods = ['pm_card_visa'], patienceMs } = wish;
  const left = [...sale.seatIds];
  // All chosen beforehand, because which buyer asks first is nothing that a seed decides.
  const wishes = Array.from({ length: buyers }, () => ({
    performanceId: sale.performanceId,
    seatIds: wish.areSeatsApart === true ? left.splice(0, seatsEach) : random.some(sale.seatIds, seatsEach),
    paymentMethod: random.one(paymentMethods),
    ...(patienceMs === undefined ? {} : { patienceMs }),
  }));
  const errands: Errand[] = [];
  const shop = async (): Promise<void> => {
    for (let next = wishes.shift(); next !== undefined && wish.isOver?.() !== true; next = wishes.shift()) {
      errands.push(await context.buy(next));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, shop));
  return errands;
}
