import { advance, type Line } from './advance.rules.js';

const line = (more: Partial<Line>): Line => ({
  ...{ nowServing: 0, issued: 1_000, drawSize: 0, voidRanges: [] },
  ...more,
});

describe('going on with a queue', () => {
  it('calls as many ranks as people are wanted', () => {
    expect(advance(line({ nowServing: 40 }), 7)).toEqual({ nowServing: 47, calls: 7 });
    expect(advance(line({ nowServing: 40 }), 0)).toEqual({ nowServing: 40, calls: 0 });
  });

  it('goes no further than the last rank', () => {
    expect(advance(line({ nowServing: 995 }), 20)).toEqual({ nowServing: 1_000, calls: 5 });
    expect(advance(line({ nowServing: 1_000 }), 20)).toEqual({ nowServing: 1_000, calls: 0 });
  });

  it('skips what nobody has, also twice in a row, but not before somebody behind it is wanted', () => {
    const voidRanges: Line['voidRanges'] = [
      [11, 200],
      [206, 300],
    ];
    expect(advance(line({ voidRanges }), 10)).toEqual({ nowServing: 10, calls: 10 });
    expect(advance(line({ voidRanges }), 11)).toEqual({ nowServing: 201, calls: 11 });
    expect(advance(line({ voidRanges }), 17)).toEqual({ nowServing: 302, calls: 17 });
    expect(advance(line({ voidRanges, nowServing: 150 }), 1)).toEqual({ nowServing: 201, calls: 1 });
  });

  it('calls nobody in a void range at the very end', () => {
    const end = line({ voidRanges: [[991, 1_000]], nowServing: 985 });
    expect(advance(end, 50)).toEqual({ nowServing: 1_000, calls: 5 });
  });

  it('calls more ranks of a draw of which some are void, wherever they were drawn', () => {
    const half = line({ drawSize: 1_000, voidRanges: [[501, 1_000]] });
    expect(advance(half, 10)).toEqual({ nowServing: 20, calls: 10 });
    expect(advance({ ...half, nowServing: 990 }, 10)).toEqual({ nowServing: 1_000, calls: 5 });
  });

  it('goes from the draw into those who came later, and past a void range that both have a part of', () => {
    const both = line({ drawSize: 100, voidRanges: [[51, 150]], nowServing: 90 });
    // Five people in the last ten ranks of the draw, then nobody up to 150.
    expect(advance(both, 8)).toEqual({ nowServing: 153, calls: 8 });
  });

  it('comes through a draw that is void altogether', () => {
    const empty = line({ drawSize: 100, voidRanges: [[1, 100]] });
    expect(advance(empty, 3)).toEqual({ nowServing: 103, calls: 3 });
  });
});
