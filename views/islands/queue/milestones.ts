import type { RoomState } from '../../../src/storefront/queue/room.rules.js';

export interface Standing {
  state: RoomState;
  /** Null while it is not drawn. */
  rank: number | null;
  ahead: number;
}

const MARKS = [10, 100, 1000];
const number = new Intl.NumberFormat('en-GB');

/** What is said aloud when one standing follows the other: milestones only, or null. */
export function milestone(before: Standing, now: Standing): string | null {
  const isDrawn = before.rank === null && now.rank !== null && before.state === 'draw';
  const said = isDrawn ? ['The draw is made.'] : [];
  if (before.state !== now.state) said.push(...changeWords(before.state, now, isDrawn));
  else if (now.state === 'waiting') said.push(...markWords(before.ahead, now.ahead));
  return said.length === 0 ? null : said.join(' ');
}

function changeWords(before: RoomState, { state, ahead }: Standing, isDrawn: boolean): string[] {
  switch (state) {
    case 'called':
      return ['It is your turn.'];
    case 'paused':
      return ['Nobody is let in just now. Your place is kept.'];
    case 'closed':
      return ['The queue is closed.'];
    case 'waiting':
      return [
        ...(before === 'paused' ? ['It goes on.'] : []),
        ...(isDrawn || before === 'paused' ? [aheadWords(ahead)] : []),
      ];
    case 'outside':
      return before === 'early' ? ['You can join the queue now.'] : [];
    case 'early':
    case 'draw':
      return [];
  }
}

/** The lowest mark that was passed. */
function markWords(before: number, now: number): string[] {
  const mark = MARKS.find(each => now <= each);
  return mark !== undefined && before > mark ? [aheadWords(now)] : [];
}

function aheadWords(ahead: number): string {
  if (ahead === 0) return 'You are next.';
  return ahead === 1 ? '1 person is ahead of you.' : `${number.format(ahead)} people are ahead of you.`;
}
