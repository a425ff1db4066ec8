import fc from 'fast-check';
import { convexHull, sectionOutline } from './section-outlines.rules.js';
import type { Point } from './seating-plan.js';

const point = fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 400 }));

/** Distance of a point inside a convex polygon from its nearest edge line; negative outside. */
function depth(outline: readonly Point[], [x, y]: Point): number {
  return Math.min(
    ...outline.map(([ax, ay], i) => {
      const [bx, by] = outline[(i + 1) % outline.length] ?? [ax, ay];
      return ((bx - ax) * (y - ay) - (by - ay) * (x - ax)) / Math.hypot(bx - ax, by - ay);
    }),
  );
}

describe('the outline of a section', () => {
  it('keeps its margin around every seat', () => {
    fc.assert(
      fc.property(
        fc.array(point, { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 4, max: 30 }),
        (seats, margin) => {
          const outline = sectionOutline(seats, margin);
          for (const seat of seats) expect(depth(outline, seat)).toBeGreaterThan(margin - 0.1);
        },
      ),
    );
  });

  it('has only corners of the seats as corners of the hull', () => {
    const square: Point[] = [0, 1, 2, 3].flatMap(x => [0, 1, 2, 3].map((y): Point => [x, y]));
    expect(convexHull(square)).toEqual([
      [0, 0],
      [3, 0],
      [3, 3],
      [0, 3],
    ]);
  });

  it('copes with one seat and with seats on one line', () => {
    expect(convexHull([])).toEqual([]);
    expect(
      convexHull([
        [1, 1],
        [1, 1],
      ]),
    ).toEqual([[1, 1]]);
    expect(
      convexHull([
        [0, 0],
        [1, 1],
        [2, 2],
      ]),
    ).toEqual([
      [0, 0],
      [2, 2],
    ]);
  });
});
