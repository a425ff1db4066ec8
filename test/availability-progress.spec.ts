import { AvailabilityProgress } from '../views/islands/seat-map/availability-progress.js';

describe('how far a seat map has come', () => {
  const start = { version: 10, second: 100, bits: 'AA==' };
  const told: unknown[] = [];
  const progressed = (): AvailabilityProgress => {
    told.length = 0;
    const progress = new AvailabilityProgress({
      all: bits => told.push(bits),
      changes: changes => told.push(...changes),
    });
    progress.takeDocument(start);
    return progress;
  };

  it.each([
    ['just behind the document', { after: 10, version: 12 }, true],
    ['around the document, which was made within it', { after: 8, version: 12 }, true],
    ['without any change', { after: 10, version: 10 }, true],
    ['after something that is missing', { after: 11, version: 12 }, false],
    ['before the document', { after: 8, version: 9 }, false],
  ])('goes on by a second that is %s, or does not', (_, versions, goesOn) => {
    const progress = progressed();
    expect(progress.takeSecond({ second: 100, ...versions, changes: [[3, 1]] })).toBe(goesOn);
    expect(told).toEqual(goesOn ? ['AA==', [3, 1]] : ['AA==']);
    expect([progress.version, progress.second]).toEqual(goesOn ? [versions.version, 101] : [10, null]);
  });

  it('cannot go on by seconds from a stream, which does not name them', () => {
    const progress = progressed();
    progress.takeChanges({ version: 11, changes: [[4, 2]] });
    expect(told).toEqual(['AA==', [4, 2]]);
    expect([progress.version, progress.second]).toEqual([11, null]);
  });

  it('takes no second before there is a document', () => {
    const progress = new AvailabilityProgress({ all: bits => told.push(bits), changes: () => undefined });
    expect(progress.takeSecond({ second: 1, after: 0, version: 5, changes: [] })).toBe(false);
  });
});
