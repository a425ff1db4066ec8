/** The state of a seat by ordinal, one of `seat-states.ts`. */
export type StateOf = (ordinal: number) => number;

/**
 * The same states, each looked up when it is first asked for and then remembered. A choice among 60,000 seats
 * mostly looks at a few rows, so copying all states beforehand would be nearly all of its cost; and where it
 * has to look at everything twice, the second look is at bytes.
 */
export function remembered(stateOf: StateOf, seatCount: number): StateOf {
  /** State plus one, so that 0 means not looked at yet. */
  const seen = new Uint8Array(seatCount);
  return ordinal => {
    const known = seen[ordinal] ?? 0;
    if (known !== 0) return known - 1;
    const state = stateOf(ordinal);
    seen[ordinal] = state + 1;
    return state;
  };
}
