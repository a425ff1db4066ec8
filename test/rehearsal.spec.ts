import { fanOf } from '../bench/rehearsal/fan.rules.js';
import { type Counted, findingsOf } from '../bench/rehearsal/findings.rules.js';
import { rehearsalPlot } from '../bench/rehearsal/plot.js';
import { readSettings, type RehearsalSettings } from '../bench/rehearsal/settings.js';
import { meanBetween, mostAtOnce, passedOver } from '../bench/rehearsal/stays.rules.js';

const settings = readSettings(['--fans', '1000', '--capacity', '2']) as RehearsalSettings;

describe('the settings of a rehearsal', () => {
  it('are what was asked for, and the rest by default', () => {
    expect(readSettings(['--no-shows', '0.8', '--arrive-seconds', '7'])).toMatchObject({
      ...{ noShows: 0.8, arriveSeconds: 7, fans: 100_000, patienceSeconds: 0 },
    });
    expect(settings).toMatchObject({ fans: 1_000, capacity: 2, arriveSeconds: 15 });
    expect(readSettings(['--help'])).toBe('help');
  });

  it.each([
    ['--fans', '0'],
    ['--fans', 'many'],
    ['--no-shows', '30'],
    ['--capacity', '1.5'],
    ['--speed', '3'],
  ])('refuse %s %s', (name, value) => expect(() => readSettings([name, value])).toThrow(name));
});

describe('the crowd of a rehearsal', () => {
  const crowd = Array.from({ length: 20_000 }, (_, index) => fanOf(index + 1, { ...settings, noShows: 0.3 }));

  it('is as it was asked for: bots and no-shows do not come', () => {
    const come = crowd.filter(({ comes }) => comes).length / crowd.length;
    expect(come).toBeCloseTo((1 - settings.bots) * 0.7, 1);
    const visits = crowd.reduce((sum, { visit }) => sum + visit, 0) / crowd.length;
    expect(visits / settings.visitSeconds).toBeCloseTo(1, 1);
    expect(new Set(crowd.map(({ errand }) => errand)).size).toBe(4);
  });

  it('gives up after its patience, where it was asked for', () => {
    expect(crowd.every(({ patience }) => patience === Infinity)).toBe(true);
    const wish = { ...settings, patienceSeconds: 300 };
    const impatient = crowd.map((_, index) => fanOf(index + 1, wish));
    const mean = impatient.reduce((sum, { patience }) => sum + patience, 0) / impatient.length;
    expect(mean / 300).toBeCloseTo(1, 1);
    // All else is as it was.
    expect(impatient.map(one => ({ ...one, patience: Infinity }))).toEqual(
      crowd.map((_, index) => fanOf(index + 1, settings)),
    );
    expect(crowd.filter(({ isPerson }) => isPerson).length / crowd.length).toBeCloseTo(1 - settings.bots, 1);
  });

  it('is the same for the same seed, and another for another', () => {
    expect(fanOf(77, settings)).toEqual(fanOf(77, settings));
    expect(fanOf(77, settings)).not.toEqual(fanOf(77, { ...settings, seed: 2 }));
  });
});

describe('stays in the shop', () => {
  const stays = [
    { rank: 1, from: 0, to: 10 },
    { rank: 2, from: 5, to: 15 },
    { rank: 3, from: 10, to: 20 },
  ];

  it('are counted with whoever goes making room before the next comes', () => {
    expect(mostAtOnce(stays)).toBe(2);
    expect(mostAtOnce([...stays, { rank: 4, from: 9.9, to: 10.1 }])).toBe(3);
    expect(mostAtOnce([])).toBe(0);
    expect(meanBetween(stays, 5, 15)).toBeCloseTo(2);
  });

  it('blame the door only for those who stood there', () => {
    const first = { rank: 1, from: 0, to: 5 };
    expect(passedOver([first, { rank: 2, from: 1, to: 4 }])).toBe(1);
    expect(passedOver([first, { rank: 2, from: 1, to: 6 }])).toBe(0);
    // The better rank was not there yet.
    expect(
      passedOver([
        { ...first, from: 4.5 },
        { rank: 2, from: 1, to: 4 },
      ]),
    ).toBe(0);
    expect(passedOver([first])).toBe(0);
  });
});

describe('the findings of a rehearsal', () => {
  const counted: Counted = {
    ...{ settings, openedAt: 1_000 },
    diary: [0, 45, 60].map(at => ({
      ...{ at, joined: 1_000, nowServing: at, inside: 2, standing: 0, bookings: 1 },
    })),
    books: {
      stays: [
        { rank: 1, from: 1_000, to: 1_060 },
        { rank: 2, from: 1_001, to: 1_060 },
      ],
      ...{ bookings: 1, seatsSold: 2, soldTwice: 0 },
    },
    crowd: {
      ...{ joined: 1_000, mostInside: 2, standing: [], etaErrors: [0.1], etaCovered: 1, movedBack: 0 },
      ...{ reloads: 5, wrongRanks: 0 },
    },
    ...{ asked: { join: 1_000 }, answers: {}, redis: { kilobytes: 1, commands: 3_000, scripts: 1_000 } },
  };
  const missed = (more: Partial<Counted>): string[] =>
    findingsOf({ ...counted, ...more })
      .filter(({ isReached }) => isReached === false)
      .map(({ what }) => what);

  it('are all reached when all went well', () => expect(missed({})).toEqual([]));

  it('say when there were too many inside, too few, or a seat was sold twice', () => {
    const { books } = counted;
    const third = { rank: 3, from: 1_002, to: 1_003 };
    expect(missed({ books: { ...books, stays: [...books.stays, third] } })).toEqual([
      'most inside / capacity, by Postgres',
    ]);
    expect(missed({ books: { ...books, stays: books.stays.slice(0, 1) } })).toEqual([
      'inside / capacity, while people wait',
    ]);
    expect(missed({ books: { ...books, soldTwice: 1 } })).toEqual(['seats sold twice']);
    expect(missed({ crowd: { ...counted.crowd, wrongRanks: 1 } })).toEqual(['ranks unlike the draw']);
  });

  it('say when the told times were wrong', () => {
    const { crowd } = counted;
    const wrong = Array.from({ length: 100 }, (_, i) => (i < 80 ? 0.1 : 0.5));
    expect(missed({ crowd: { ...crowd, etaErrors: wrong } })).toEqual(['error of the time told, P90']);
    expect(missed({ crowd: { ...crowd, etaErrors: [0.2] } })).toEqual(['error of the time told, median']);
    expect(missed({ crowd: { ...crowd, etaCovered: 0.7 } })).toEqual(['told range was right']);
  });

  it('are drawn over one clock', () => {
    const svg = rehearsalPlot(counted.diary, settings);
    expect(svg).toContain('in the shop, of 2');
    expect(svg.match(/<path/g)).toHaveLength(4);
    expect(svg).not.toContain('NaN');
  });
});
