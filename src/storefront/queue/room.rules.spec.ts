import { partsOf, progressOf, type RoomFacts, stateOf } from './room.rules.js';
import { textsOf } from './room-words.rules.js';

const OPENS_AT = '2027-03-05T10:00:00.000Z';

const facts: RoomFacts = {
  ...{ eventName: 'Hollow Coast', zone: 'Europe/London', roomOpensAt: '2027-03-05T09:30:00.000Z' },
  line: {
    ...{ phase: 'open', opensAt: OPENS_AT, epoch: 1, total: 900, nowServing: 100, ratePerMinute: 60 },
    ...{
      commitment: 'c0',
      seed: '5e',
      algorithm: 'feistel-hmac-sha256-v1',
      randomness: null,
      root: null,
      drawSize: 500,
      voidRanges: [],
    },
    lateUpTo: 0,
    isDraining: false,
    ...{ stock: 'some', pollSeconds: 2, message: null },
  },
  ...{ claimMinutes: 5, now: Date.parse('2027-03-05T10:10:00Z'), seal: 'unknown' },
  asks: 'nothing',
  entry: { index: 7, rank: 400 },
  longerBecause: null,
  place: { state: 'waiting', ahead: 299, minutes: { least: 4, most: 6 } },
};
const outside: RoomFacts = { ...facts, entry: null, place: null };
const before = { ...facts.line, phase: 'before', seed: null, drawSize: 0 } as const;
const shown = (of: RoomFacts): string[] =>
  Object.entries(partsOf(of)).flatMap(([part, isShown]) => (isShown ? [part] : []));

describe('the page of a waiting room', () => {
  it('shows the place, the time and the way to it', () => {
    expect(shown(facts)).toEqual(['minutes', 'serial', 'progress', 'safe', 'steps', 'told', 'drawn', 'keep']);
    expect(progressOf(facts)).toEqual({ max: 400, value: 100 });
    expect(textsOf(facts)).toMatchObject({
      ...{ big: '299', words: 'people are ahead of you', minutes: '4 to 6 minutes', serial: '400' },
      ...{ at: 'until your turn, at about 10:15', title: '299 ahead of you: Hollow Coast' },
      proofHeading: 'Your place was drawn by lot',
    });
  });

  it('says why the time is longer than before, where a time is shown', () => {
    const longer = { ...facts, longerBecause: 'pace' } as const;
    expect(shown(longer)).toContain('longer');
    expect(textsOf(longer).longer).toContain('fewer leave the shop');
    expect(shown({ ...longer, line: { ...facts.line, stock: 'none' } })).not.toContain('longer');
    expect(textsOf(facts).longer).toBe('');
  });

  it('writes times by the clock of the venue', () => {
    expect(textsOf({ ...facts, zone: 'Asia/Tokyo' }).at).toContain('19:15');
    const sealed = { ...outside, zone: 'Asia/Tokyo', line: { ...before, phase: 'draw' } } as const;
    expect(textsOf(sealed)).toMatchObject({ big: '19:00' });
  });

  it('lets nobody join before the room opens, while it is drained or after it is closed', () => {
    const early = { ...outside, line: before, now: Date.parse('2027-03-05T09:29:59Z') };
    expect([stateOf(early), partsOf(early).join]).toEqual(['early', false]);
    // The script learns it from its clock alone.
    const atLast = { ...early, now: Date.parse('2027-03-05T09:30:00Z') };
    expect([stateOf(atLast), partsOf(atLast).join]).toEqual(['outside', true]);
    const closed: RoomFacts = { ...outside, line: { ...facts.line, phase: 'closed' } };
    expect([stateOf(closed), partsOf(closed).join]).toEqual(['closed', false]);
    const draining: RoomFacts = { ...outside, line: { ...facts.line, isDraining: true } };
    expect([stateOf(draining), partsOf(draining).join]).toEqual(['closed', false]);
    expect(stateOf({ ...facts, line: draining.line })).toBe(stateOf(facts));
    expect(textsOf(draining).words).toBe('nobody else can join');
    expect(textsOf(closed).words).toBe('nobody else is let in');
    expect(partsOf(outside).join).toBe(true);
  });

  it('asks for an address where fans register, and says what that is good for after the draw', () => {
    const early: RoomFacts = { ...outside, asks: 'email', line: { ...before, phase: 'draw' } };
    expect(partsOf(early)).toMatchObject({ join: false, register: true });
    expect(textsOf(early).lead).toContain('opening it registers you');
    expect(textsOf({ ...outside, asks: 'email' }).lead).toContain('You can still join behind them');
    expect(partsOf({ ...facts, asks: 'email' }).register).toBe(false);
    expect(partsOf({ ...outside, asks: 'work' })).toMatchObject({ join: true, register: true });
  });

  it('offers to come in only when it is one’s turn', () => {
    const called: RoomFacts = {
      ...facts,
      ...{ entry: { index: 7, rank: 100 }, place: { state: 'called', ahead: 0, minutes: null } },
    };
    expect(partsOf(called)).toMatchObject({ enter: true, progress: false, safe: false });
    expect(textsOf(called).lead).toContain('Come in within 5 minutes');
    const late = textsOf({ ...called, line: { ...called.line, lateUpTo: 100 } });
    expect(late.lead).toContain('Your time to come, 5 minutes, is over, but you still come in');
    const paused: RoomFacts = { ...called, place: { state: 'paused', ahead: 0, minutes: null } };
    expect(partsOf(paused)).toMatchObject({ enter: false, paused: true });
    expect(textsOf(paused).words).toBe('it is your turn when it ends');
  });

  it('says that all is sold, and gives no time then', () => {
    const soldOut: RoomFacts = { ...facts, line: { ...facts.line, stock: 'none', message: 'Sorry.' } };
    expect(partsOf(soldOut)).toMatchObject({ soldOut: true, returns: false, minutes: false, message: true });
  });

  it('does not claim a draw for those who came later', () => {
    expect(textsOf({ ...facts, entry: { index: 501, rank: 501 } }).proofHeading).toBe(
      'The first places were drawn by lot',
    );
    const undrawn = { ...facts, line: { ...facts.line, drawSize: 0 } };
    expect([textsOf(undrawn).proofHeading, partsOf(undrawn).drawn]).toEqual([
      'First come, first served',
      false,
    ]);
  });
});
