import { isCurrency, type Money } from '../../platform/money/money.js';

export interface TierInput {
  name: string;
  category: string | null;
  price: Money;
  fees: Money;
}

export interface AreaInput {
  name: string;
  capacity: number;
  /** Name of the tier that prices the area. */
  tier: string;
}

export interface SetUpProblem {
  path: string;
  message: string;
}

/** Contradictions in what a performance sells. `categories` are those of its plan; empty without one. */
export function setUpProblems(
  tiers: TierInput[],
  areas: AreaInput[],
  categories: readonly string[],
): SetUpProblem[] {
  const problems: SetUpProblem[] = [];
  const names = new Set<string>();
  const currency = tiers[0]?.price.currency;
  tiers.forEach((tier, i) => {
    const at = (field: string, message: string): void =>
      void problems.push({ path: `tiers[${i}].${field}`, message });
    if (names.has(tier.name)) at('name', `There are two tiers named "${tier.name}".`);
    names.add(tier.name);
    if (!isCurrency(tier.price.currency)) {
      at('price.currency', `"${tier.price.currency}" is no ISO 4217 currency.`);
    }
    if (tier.price.currency !== currency || tier.fees.currency !== currency) {
      at('price.currency', 'All prices and fees of a performance are in one currency.');
    }
    if (tier.category !== null && !categories.includes(tier.category)) {
      at(
        'category',
        `"${tier.category}" is not a category of the seating plan (${categories.join(', ') || 'none'}).`,
      );
    }
  });
  areas.forEach((area, i) => {
    if (!names.has(area.tier)) {
      problems.push({ path: `areas[${i}].tier`, message: `There is no tier named "${area.tier}".` });
    }
  });
  return problems;
}

/** What is still missing before a performance can go on sale. */
export function missingForSale(facts: {
  tiers: number;
  sellable: number;
  isCancelled: boolean;
}): SetUpProblem[] {
  const problems: SetUpProblem[] = [];
  if (facts.isCancelled) problems.push({ path: 'status', message: 'The performance is cancelled.' });
  if (facts.tiers === 0) problems.push({ path: 'tiers', message: 'At least one price tier is needed.' });
  if (facts.sellable === 0) {
    problems.push({
      path: 'seatingPlanId',
      message: 'There is nothing to sell: no area, and no seat whose category has a price tier.',
    });
  }
  return problems;
}
