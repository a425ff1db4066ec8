/** Somebody who looks at a seat map and is told of changes in one way or another. */
export interface Watcher {
  /** Of the first full document, after which changes mean something. */
  readonly firstBytes: number;
  /** Both ways, on the wire, so far. */
  bytes(): number;
  /** @param index of the seat in the plan */
  seesTaken(index: number): boolean;
  close(): void;
}

/** Two bits a seat, lowest first, as the contract has them. @param bits base64 */
export function isTakenIn(bits: string, index: number): boolean {
  const byte = Buffer.from(bits, 'base64')[index >> 2] ?? 0;
  return ((byte >> ((index & 3) * 2)) & 3) !== 0;
}
