import type { Availability } from './availability.js';
import type { Chart } from './chart.js';
import type { Colours } from './colours.js';
import type { View } from './view.js';

/** All that a picture of the house is made of. */
export interface Scene {
  chart: Chart;
  availability: Availability;
  colours: Colours;
  /** Own seats, held or about to be. */
  mine: ReadonlySet<number>;
  /** Tiers taken out by the legend. */
  hiddenTiers: ReadonlySet<number>;
}

/** Below so many pixels from seat to seat a big house shows its sections instead. */
const SEATS_FROM_PX = 5;

/** How strongly a tier is drawn that the legend has taken out. */
export const DIMMED = 0.18;

export const showsSeats = (chart: Chart, { scale }: Pick<View, 'scale'>): boolean =>
  !chart.isBig || chart.spacing * scale >= SEATS_FROM_PX;

/** How many seats of each tier each section has. */
export function tallySections(chart: Chart): Int32Array[] {
  const tally = chart.document.sections.map(() => new Int32Array(chart.document.tiers.length));
  for (let seat = 0; seat < chart.count; seat += 1) {
    const tier = chart.tier[seat] ?? -1;
    const row = tally[chart.section[seat] ?? 0];
    if (row && tier >= 0) row[tier] = (row[tier] ?? 0) + 1;
  }
  return tally;
}

/** The tier most seats of a section belong to, which gives the section its hue. */
export function tiersOfSections(tally: readonly Int32Array[]): Int16Array {
  const most = new Int16Array(tally.length).fill(-1);
  tally.forEach((row, section) => {
    const top = Math.max(...row);
    if (top > 0) most[section] = row.indexOf(top);
  });
  return most;
}
