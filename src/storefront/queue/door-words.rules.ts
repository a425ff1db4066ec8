/** How somebody stands at the full door, as its refusal says. */
export interface Standing {
  /** Who is there and goes first. */
  ahead: number;
  /** The time to come in was over. */
  isLate: boolean;
}

const number = new Intl.NumberFormat('en-GB');

/** The same on the server and in the browser. What to do next is said by whoever can do it. */
export function doorWords({ ahead, isLate }: Standing): string {
  const order = isLate
    ? 'Your time to come in was over, so you stand behind those who were here.'
    : 'People here are let in by their place.';
  if (ahead === 0) return 'You are first at the door.';
  const words = ahead === 1 ? '1 person goes' : `${number.format(ahead)} people go`;
  return `You are at the door, and ${words} in before you. ${order}`;
}
