import 'reflect-metadata';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import fc from 'fast-check';
import { isSeatPick, PlaceHoldForm } from './holds.forms.js';

/** What the form itself says about a body, field by field. */
function isInOrder(body: unknown): boolean {
  const form = plainToInstance(PlaceHoldForm, body);
  return validateSync(form, { whitelist: true, forbidNonWhitelisted: true }).length === 0;
}

const id = fc.oneof(
  { weight: 8, arbitrary: fc.string({ maxLength: 66 }) },
  { weight: 1, arbitrary: fc.anything() },
);
const seatIds = fc.oneof(
  { weight: 8, arbitrary: fc.array(id, { maxLength: 4 }) },
  { weight: 1, arbitrary: fc.array(fc.string({ maxLength: 3 }), { minLength: 90, maxLength: 110 }) },
  { weight: 1, arbitrary: fc.anything() },
);
const body = fc.oneof(
  { weight: 6, arbitrary: fc.record({ performanceId: id, seatIds }) },
  { weight: 1, arbitrary: fc.record({ performanceId: id, seatIds, extra: fc.anything() }) },
  { weight: 1, arbitrary: fc.record({ performanceId: id, seatIds }, { requiredKeys: [] }) },
  { weight: 1, arbitrary: fc.anything() },
);

describe('a body that is seen at a glance', () => {
  it('is never one that the form refuses', () => {
    let seen = 0;
    fc.assert(
      fc.property(body, value => {
        if (!isSeatPick(value)) return;
        seen += 1;
        expect(isInOrder(value)).toBe(true);
        expect(new Set(value.seatIds).size).toBe(value.seatIds.length);
      }),
      { numRuns: 2_000 },
    );
    expect(seen).toBeGreaterThan(200);
  });

  it.each([
    ['no seats', { performanceId: 'p', seatIds: [] }],
    ['the same seat twice', { performanceId: 'p', seatIds: ['a', 'b', 'a'] }],
    ['another field', { performanceId: 'p', seatIds: ['a'], areas: [] }],
    ['too long an id', { performanceId: 'p', seatIds: ['a'.repeat(65)] }],
    ['too many seats', { performanceId: 'p', seatIds: Array.from({ length: 101 }, (_, i) => String(i)) }],
    ['seats that are no texts', { performanceId: 'p', seatIds: [1] }],
    ['no performance', { seatIds: ['a'] }],
    ['nothing', null],
  ])('does not have %s', (_, value) => {
    expect(isSeatPick(value)).toBe(false);
  });
});
