import type { Hold } from './hold.js';

/**
 * What most lock servers know as one and the same hold, as it stands for as long as that many of them keep it:
 * their clocks differ, and one that was away may not know of its last change.
 * @param known what each server that has it says, in the order of the servers
 */
export function agreedHold(known: Hold[], quorum: number): Hold | undefined {
  for (const { id, token } of known) {
    const same = known.filter(one => one.id === id && one.token === token);
    if (same.length >= quorum) return same.toSorted((a, b) => a.expiresAt - b.expiresAt).at(-quorum);
  }
  return undefined;
}

/**
 * The hold that a placement has brought about. A server that was wiped does not know the shopper's hold and begins a
 * new one where the others change the old one; the old one is what its shopper knows.
 * @param known at least one
 */
export function eldestHold(known: Hold[]): Hold {
  return known.reduce((eldest, one) => (one.createdAt < eldest.createdAt ? one : eldest));
}
