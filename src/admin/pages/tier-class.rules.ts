import type { TierClass } from '../views/shell.view.js';

const CLASSES: readonly TierClass[] = [
  ...(['tier-a', 'tier-b', 'tier-c', 'tier-d'] as const),
  ...(['tier-e', 'tier-f', 'tier-g', 'tier-h'] as const),
];

/** The colour of the n-th tier or category. */
export function tierClassAt(index: number): TierClass {
  return CLASSES[index % CLASSES.length] ?? 'tier-a';
}
