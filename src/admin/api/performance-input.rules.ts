import type { Area, AreaInput, PriceTier } from '../../inventory/index.js';

export interface InputProblem {
  path: string;
  message: string;
}

/** A time as it was sent; absent stays absent, and so does null. */
export function moment(text: string | null | undefined): Date | undefined {
  return text === undefined || text === null ? undefined : new Date(text);
}

export function timeProblems({ onSaleAt, offSaleAt }: { onSaleAt: Date; offSaleAt: Date }): InputProblem[] {
  if (offSaleAt > onSaleAt) return [];
  return [{ path: 'offSaleAt', message: 'The sale must end after it begins: offSaleAt after onSaleAt.' }];
}

/** Whether the areas as sent are the ones that are there. */
export function sameAreas(sent: AreaInput[], present: Area[], tiers: PriceTier[]): boolean {
  const nameOf = new Map(tiers.map(tier => [tier.id, tier.name]));
  return (
    sent.length === present.length &&
    present.every((area, i) => {
      const wanted = sent[i];
      return (
        wanted?.name === area.name &&
        wanted.capacity === area.capacity &&
        wanted.tier === nameOf.get(area.tierId)
      );
    })
  );
}
