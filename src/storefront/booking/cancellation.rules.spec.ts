import { cancellableUntil } from './cancellation.rules.js';

const startsAt = new Date('2027-03-13T19:30:00Z');

describe('until when tickets may be given back', () => {
  it('follows the rule of the event', () => {
    const until = cancellableUntil({ cancellation: { untilHoursBefore: 48 } }, startsAt);
    expect(until).toEqual(new Date('2027-03-11T19:30:00Z'));
    expect(cancellableUntil({ cancellation: { untilHoursBefore: 0 } }, startsAt)).toEqual(startsAt);
  });

  it.each([
    {},
    { cancellation: null },
    { cancellation: true },
    { cancellation: {} },
    { cancellation: { untilHoursBefore: '48' } },
    { cancellation: { untilHoursBefore: -1 } },
  ])('is never without one: %j', details => expect(cancellableUntil(details, startsAt)).toBeUndefined());
});
