/** So many questions are asked on the way to one's turn, which is then missed by a twentieth of the way at most. */
const QUESTIONS = 20;
const LONGEST_SECONDS = 60;

/**
 * When to ask again: a twentieth of the time to one's turn, within what the sale demands and a minute. The same for
 * pages and for programs.
 */
export function secondsToNextPoll(untilTurnSeconds: number, shortestSeconds: number): number {
  return Math.min(LONGEST_SECONDS, Math.max(shortestSeconds, untilTurnSeconds / QUESTIONS));
}
