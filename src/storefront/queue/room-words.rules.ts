import type { Place } from '../../queue/index.js';
import {
  isAwaitingNumber,
  isBeforeOpening,
  isCalledUp,
  isDrawn,
  isLate,
  type RoomFacts,
  type RoomState,
  stateOf,
} from './room.rules.js';
import type { LongerReason } from './told-time.rules.js';

/** Beside a time that is longer than the one before. */
export const LONGER_WORDS: Record<LongerReason, string> = {
  paused: 'Longer than before: the queue was paused for a while.',
  slowed: 'Longer than before: the organizer lets fewer people in at a time.',
  pace: 'Longer than before: people take more time to choose, so fewer leave the shop.',
  shows: 'Longer than before: more of those ahead of you came than we expected.',
  unknown: 'Longer than before: the queue moves more slowly than we expected.',
};
const MINUTE_MS = 60_000;
const number = new Intl.NumberFormat('en-GB');

/** Every text of the waiting room that depends on how things stand: the same on the server and in the browser. */
export type RoomText = keyof ReturnType<typeof textsOf>;

export function textsOf(facts: RoomFacts) {
  const { line, entry, place, zone, now } = facts;
  const state = stateOf(facts);
  const rank = entry?.rank ?? null;
  const serial = rank ?? entry?.index ?? 0;
  return {
    ...headlineOf(facts, state),
    lead: leadOf(facts, state),
    ...minutesOf(place, zone, now),
    longer: facts.longerBecause === null ? '' : LONGER_WORDS[facts.longerBecause],
    serialWord: rank === null ? 'Your number' : 'Your place',
    serial: number.format(serial),
    called: `${number.format(line.nowServing)} called`,
    rate:
      line.ratePerMinute > 0 && line.phase === 'open' ? `${number.format(line.ratePerMinute)} a minute` : '',
    message: line.message ?? '',
    ...proofOf(facts),
    title: titleOf(state, place?.ahead ?? 0, facts.eventName),
  };
}

/** The one large thing, and what it is. */
function headlineOf(facts: RoomFacts, state: RoomState) {
  const { line, place, zone, roomOpensAt } = facts;
  switch (state) {
    case 'outside':
      return isBeforeOpening(line)
        ? { big: clock(line.opensAt, zone), words: 'is when places are drawn' }
        : { big: 'Queue', words: 'first, then choose your seats' };
    case 'early':
      return { big: clock(roomOpensAt, zone), words: 'is when the waiting room opens' };
    case 'draw':
      return isAwaitingNumber(line)
        ? { big: 'Closed', words: 'the draw waits for its number' }
        : { big: clock(line.opensAt, zone), words: 'is when places are drawn' };
    case 'waiting':
      return aheadWords(place?.ahead ?? 0);
    case 'called':
      return { big: 'Now', words: 'it is your turn' };
    case 'paused':
      return isCalledUp(facts)
        ? { big: 'Pause', words: 'it is your turn when it ends' }
        : aheadWords(place?.ahead ?? 0);
    case 'closed':
      return { big: 'Closed', words: isDrained(line) ? 'nobody else can join' : 'nobody else is let in' };
  }
}

/** Closed for newcomers, and not for those who wait. */
function isDrained({ isDraining, phase }: RoomFacts['line']): boolean {
  return isDraining && phase !== 'closed';
}

function aheadWords(ahead: number): { big: string; words: string } {
  if (ahead === 0) return { big: 'Next', words: 'nobody is ahead of you' };
  return {
    big: number.format(ahead),
    words: ahead === 1 ? 'person is ahead of you' : 'people are ahead of you',
  };
}

function leadOf(facts: RoomFacts, state: RoomState): string {
  const { line, zone, roomOpensAt, asks } = facts;
  const lot =
    'Everybody who is here by then takes part. Coming earlier is no advantage, and waiting costs nothing.';
  switch (state) {
    case 'outside':
      if (asks === 'email') return registerWords(line, zone);
      return isBeforeOpening(line)
        ? `${moment(line.opensAt, zone)}. ${lot}`
        : 'Everybody is let in in the order of joining. Your place counts from the moment you join.';
    case 'early':
      return `${moment(roomOpensAt, zone)}. Places are drawn by lot at ${clock(line.opensAt, zone)}: coming early is no advantage.`;
    case 'draw':
      return isAwaitingNumber(line)
        ? `You are in. The draw waits for a public number that nobody could know before: ${line.randomness?.source ?? ''}. Until it is there, nobody is called.`
        : `You are in. ${lot}`;
    case 'called':
      return calledWords(facts);
    case 'closed':
      if (isDrained(line)) return 'Those who have a place are still called, and nobody else can have one.';
      return 'Seats that are given back may go on sale later, on the page of the event.';
    case 'waiting':
    case 'paused':
      return '';
  }
}

function registerWords(line: RoomFacts['line'], zone: string): string {
  if (!isBeforeOpening(line))
    return 'The draw among those who registered is over. You can still join behind them: one place for each e-mail address, in the order in which the links are opened.';
  return `${moment(line.opensAt, zone)}, among all who have registered by then: one place for each e-mail address. We send you a link, and opening it registers you. Coming earlier is no advantage.`;
}

function calledWords(facts: RoomFacts): string {
  const minutes = counted(facts.claimMinutes, 'minute', 'minutes');
  return isLate(facts)
    ? `Your time to come, ${minutes}, is over, but you still come in as soon as there is room, behind those who are at the door by then.`
    : `Come in within ${minutes}, and you are let in by your place as soon as there is room. After that you still come in, behind those who are at the door by then.`;
}

function minutesOf(place: Place | null, zone: string, now: number): { minutes: string; at: string } {
  const minutes = place?.minutes ?? null;
  if (minutes === null) return { minutes: 'No time yet', at: 'we can say more once the calls go on' };
  const middle = new Date(now + ((minutes.least + minutes.most) / 2) * MINUTE_MS).toISOString();
  return {
    minutes: `${minutes.least} to ${minutes.most} minutes`,
    at: `until your turn, at about ${clock(middle, zone)}`,
  };
}

function proofOf(facts: RoomFacts): { proofHeading: string; proofWords: string; seal: string } {
  const { line, entry, zone } = facts;
  const seal = line.commitment;
  const drawSize = counted(line.drawSize, 'person', 'people');
  if (line.seed === null) {
    const words =
      line.randomness === null
        ? `At ${clock(line.opensAt, zone)} every place is drawn by lot, from a seed that is sealed now and published then. Note the seal if you like to check.`
        : `The room ${isAwaitingNumber(line) ? 'closed' : 'closes'} at ${clock(line.opensAt, zone)}. Then every place is drawn by lot, from a seed that is sealed now and a public number that not even we can know before: ${line.randomness.source}. Note the seal if you like to check.`;
    return { proofHeading: 'The draw is sealed already', proofWords: words, seal };
  }
  if (line.drawSize === 0)
    return {
      proofHeading: 'First come, first served',
      proofWords: 'Nobody was here before the opening, so there was nothing to draw.',
      seal,
    };
  const drawn = `${drawSize} took part at ${clock(line.opensAt, zone)}. The seed was sealed before and is published now, so anyone can check the whole draw.`;
  if (!isDrawn(facts))
    return {
      proofHeading: 'The first places were drawn by lot',
      proofWords: `${drawn} Whoever came later is called in the order of joining.`,
      seal,
    };
  const own = `Your number in it was ${number.format(entry?.index ?? 0)}.`;
  return { proofHeading: 'Your place was drawn by lot', proofWords: `${drawn} ${own}`, seal };
}

/** What the tab says: the one thing that matters comes first. */
function titleOf(state: RoomState, ahead: number, name: string): string {
  const words: Record<RoomState, string> = {
    outside: 'Join the queue',
    early: 'Not open yet',
    draw: 'You are in the draw',
    waiting: ahead === 0 ? 'You are next' : `${number.format(ahead)} ahead of you`,
    called: 'It is your turn',
    paused: 'Paused, your place is kept',
    closed: 'The queue is closed',
  };
  return `${words[state]}: ${name}`;
}

function counted(count: number, one: string, many: string): string {
  return `${number.format(count)} ${count === 1 ? one : many}`;
}

function clock(at: string, timeZone: string): string {
  const options = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone } as const;
  return new Intl.DateTimeFormat('en-GB', options).format(new Date(at));
}

/** "Friday 5 March, 10:00 GMT" */
function moment(at: string, timeZone: string): string {
  const day = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', timeZone });
  const zone = new Intl.DateTimeFormat('en-GB', { timeZone, timeZoneName: 'short' })
    .formatToParts(new Date(at))
    .find(({ type }) => type === 'timeZoneName')?.value;
  return `${day.format(new Date(at))}, ${clock(at, timeZone)} ${zone ?? ''}`.trim();
}
