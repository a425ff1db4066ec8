import { readHoldForm } from './hold-form.rules.js';

describe('a form of the performance page', () => {
  it.each([
    ['one ticked seat', { mode: 'seats', seatIds: 'A-1' }, { seatIds: ['A-1'] }],
    [
      'several, one of them twice',
      { mode: 'seats', seatIds: ['A-1', 'A-2', 'A-1'] },
      { seatIds: ['A-1', 'A-2'] },
    ],
    ['places', { mode: 'areas', 'area:f': '2', 'area:g': '0' }, { areas: [{ areaId: 'f', quantity: 2 }] }],
    [
      'the best',
      { mode: 'best', quantity: '3', tierId: 't', sectionId: '', split: 'true' },
      { bestAvailable: { quantity: 3, tierId: 't', split: true, accessible: false } },
    ],
  ])('reads %s', (_, body, pick) => expect(readHoldForm(body)).toMatchObject({ pick }));

  it.each([
    ['nothing', {}],
    ['no seat', { mode: 'seats' }],
    ['a seat that is no text', { mode: 'seats', seatIds: { a: 1 } }],
    ['an endless seat', { mode: 'seats', seatIds: 'A'.repeat(65) }],
    ['no place', { mode: 'areas', 'area:f': '0' }],
    ['less than nothing', { mode: 'areas', 'area:f': '-2' }],
    ['half a seat', { mode: 'best', quantity: '1.5' }],
    ['a list of numbers', { mode: 'best', quantity: ['1', '2'] }],
  ])('says what is missing: %s', (_, body) => {
    expect(readHoldForm(body)).toMatchObject({ error: expect.stringMatching(/\.$/) });
  });
});
