/** Stops the work when something that must hold does not: a programmer's error, never a user's. */
export function invariant(condition: unknown, why: string): asserts condition {
  if (!condition) throw new Error(`Invariant broken: ${why}`);
}
