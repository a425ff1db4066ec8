import { demoCatalogue } from '../../src/admin/demo/demo-catalogue.js';
import type { DemoEvent } from '../../src/admin/demo/demo-event.js';
import { arena } from '../../src/inventory/seating-plans/arena-plan.rules.js';
import { stadium } from '../../src/inventory/seating-plans/stadium-plan.rules.js';
import { theatre } from '../../src/inventory/seating-plans/theatre-plan.rules.js';

const { venues, events } = demoCatalogue;
const categories = {
  theatre: theatre().categories,
  arena: arena().categories,
  stadium: stadium().categories,
  standing: [],
};

function venueOf(event: DemoEvent) {
  const venue = venues.find(({ key }) => key === event.venue);
  if (venue === undefined) throw new Error(`${event.key} is at no venue`);
  return venue;
}

describe('the demo catalogue', () => {
  it('has a dozen events, every one with keys of its own and a venue that exists', () => {
    expect(events).toHaveLength(12);
    expect(new Set(events.map(({ key }) => key)).size).toBe(12);
    expect(new Set(venues.map(({ key }) => key)).size).toBe(venues.length);
    expect(new Set(events.map(event => venueOf(event).key)).size).toBe(venues.length);
  });

  it.each(events)('$key prices every category of its plan, and every area, once', event => {
    const priced = event.tiers.flatMap(({ category }) => category ?? []);
    expect(priced.sort()).toEqual([...categories[venueOf(event).seating]].sort());
    const names = event.tiers.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const { tier } of event.areas) {
      expect(event.tiers.find(({ name }) => name === tier)?.category).toBeNull();
    }
    expect(event.areas.length > 0).toBe(venueOf(event).seating === 'standing');
    for (const { price, fees } of event.tiers) {
      expect([price, fees].every(amount => Number.isSafeInteger(amount) && amount > 0)).toBe(true);
      expect(fees).toBeLessThan(price / 4);
    }
  });

  it.each(events)('$key has one to six performances at times that exist', event => {
    const zone = venueOf(event).timeZone;
    expect(() => new Intl.DateTimeFormat('en', { timeZone: zone })).not.toThrow();
    expect(() => new Intl.NumberFormat('en', { style: 'currency', currency: event.currency })).not.toThrow();
    expect(event.performances.length).toBeGreaterThanOrEqual(1);
    expect(event.performances.length).toBeLessThanOrEqual(6);
    const times = event.performances.map(({ inDays, startsAt }) => `${inDays} ${startsAt}`);
    expect(new Set(times).size).toBe(times.length);
    for (const { inDays, startsAt, doorsAt, onSaleInDays, soldShare } of event.performances) {
      for (const time of [startsAt, doorsAt]) expect(time).toMatch(/^([01][0-9]|2[0-3]):[0-5][0-9]$/);
      expect(doorsAt < startsAt).toBe(true);
      expect(onSaleInDays).toBeLessThan(inDays);
      expect(soldShare).toBeGreaterThanOrEqual(0);
      expect(soldShare).toBeLessThanOrEqual(onSaleInDays < 0 ? 1 : 0);
    }
  });

  it('shows a fan every state an event can be in', () => {
    const is = (test: (event: DemoEvent['performances'][number]) => boolean) =>
      events.filter(event => event.performances.every(test)).map(({ key }) => key);
    expect(is(({ soldShare }) => soldShare === 1)).toEqual(['juniper-static']);
    expect(is(({ status }) => status === 'cancelled')).toEqual(['sibelius-5']);
    expect(is(({ status }) => status === 'postponed')).toEqual(['velvet-mechanism']);
    expect(is(({ onSaleInDays }) => onSaleInDays > 0)).toEqual(['hollow-coast']);
    expect(new Set(events.map(({ currency }) => currency))).toEqual(
      new Set(['GBP', 'AUD', 'BRL', 'EUR', 'JPY', 'USD']),
    );
  });

  it('asks less for each worse tier of a theatre', () => {
    for (const event of events.filter(candidate => venueOf(candidate).seating === 'theatre')) {
      const prices = event.tiers.map(({ price }) => price);
      expect(prices).toEqual([...prices].sort((a, b) => b - a));
    }
  });
});
