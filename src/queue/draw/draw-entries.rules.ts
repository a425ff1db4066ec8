import type { DrawRecord } from './draw-record.js';

/** What of a record says who takes part. */
export type DrawEntries = Pick<DrawRecord, 'performanceId' | 'drawSize' | 'voidRanges' | 'epochs'>;

/** The canonical text of an entry, which is its leaf in the Merkle tree. */
function entryText(performanceId: string, epoch: number, index: number): string {
  return `${performanceId} ${epoch} ${index}`;
}

/**
 * The leaves of a draw: every index of 1..drawSize that is not void, in ascending order, with its epoch.
 * @param first the index to begin with
 */
export function* entryTexts(draw: DrawEntries, first = 1): Generator<string> {
  const { performanceId, drawSize, epochs } = draw;
  const voidRanges = draw.voidRanges.filter(([, to]) => to >= first);
  let nextVoid = 0;
  let nextEpoch = 0;
  let epoch = epochs[0]?.epoch ?? 1;
  for (let index = first; index <= drawSize; index += 1) {
    for (let next = epochs[nextEpoch]; next && next.fromIndex <= index; next = epochs[nextEpoch]) {
      epoch = next.epoch;
      nextEpoch += 1;
    }
    const [from, to] = voidRanges[nextVoid] ?? [Infinity, Infinity];
    if (index < from) {
      yield entryText(performanceId, epoch, index);
    } else {
      // Never backwards, whatever a record says.
      index = Math.max(index, Math.min(to, drawSize));
      nextVoid += 1;
    }
  }
}

/** How many take part: the draw's size without the indices that nobody has. */
export function entryCount({ drawSize, voidRanges }: Pick<DrawEntries, 'drawSize' | 'voidRanges'>): number {
  return drawSize - voidBelow(voidRanges, drawSize + 1);
}

/** Which leaf an entry is, from 0; undefined when it does not take part. */
export function entryPosition(
  { drawSize, voidRanges }: Pick<DrawEntries, 'drawSize' | 'voidRanges'>,
  index: number,
): number | undefined {
  const isVoid = voidRanges.some(([from, to]) => index >= from && index <= to);
  if (isVoid || !Number.isInteger(index) || index < 1 || index > drawSize) return undefined;
  return index - 1 - voidBelow(voidRanges, index);
}

/** The index of a leaf, from its position: the other way round. */
export function indexAtPosition({ voidRanges }: Pick<DrawEntries, 'voidRanges'>, position: number): number {
  let index = position + 1;
  for (const [from, to] of voidRanges) if (from <= index) index += to - from + 1;
  return index;
}

/** How many void indices are smaller than this one. */
function voidBelow(ranges: DrawEntries['voidRanges'], index: number): number {
  return ranges
    .map(([from, to]) => Math.max(0, Math.min(to, index - 1) - from + 1))
    .reduce((sum, count) => sum + count, 0);
}
