/** FNV-1a, then MurmurHash3's finalizer, which spreads the last characters over all bits; a share from 0 to 1. */
function share(text: string): number {
  let value = 0x811c9dc5;
  for (const char of text) value = Math.imul(value ^ (char.codePointAt(0) ?? 0), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return ((value ^ (value >>> 16)) >>> 0) / 0x1_0000_0000;
}

/** People come in twos and fours: so many neighbours are sold or free together. */
const PARTY = 4;

/**
 * Which of these places are sold: whole parties of neighbours, about `soldShare` of all, always the same ones for the
 * same key.
 */
export function soldPlaces(ordinals: readonly number[], soldShare: number, key: string): number[] {
  if (soldShare >= 1) return [...ordinals];
  return ordinals.filter(ordinal => share(`${key} ${Math.floor(ordinal / PARTY)}`) < soldShare);
}

/** Cuts a list into at most `most` parts of about the same length. */
export function inParts<T>(list: readonly T[], most: number): T[][] {
  const size = Math.max(1, Math.ceil(list.length / most));
  return Array.from({ length: Math.ceil(list.length / size) }, (_, i) =>
    list.slice(i * size, (i + 1) * size),
  );
}
