import { fullName } from '../../tickets/index.js';
import type { Programme } from '../catalogue.service.js';
import { type AvailabilityWord, availabilityWord } from '../discovery/availability-word.rules.js';

const STATUS = {
  scheduled: 'https://schema.org/EventScheduled',
  postponed: 'https://schema.org/EventPostponed',
  cancelled: 'https://schema.org/EventCancelled',
} as const;
const OFFER: Partial<Record<AvailabilityWord, string>> = {
  available: 'https://schema.org/InStock',
  few: 'https://schema.org/LimitedAvailability',
  'onsale-soon': 'https://schema.org/PreOrder',
  'sold-out': 'https://schema.org/SoldOut',
};

/** schema.org Events, one for each performance, for search engines. Null without a performance. */
export function structuredData(
  { event, stagings }: Programme,
  { publicUrl, image, now }: { publicUrl: string; image: string; now: Date },
): object | null {
  if (stagings.length === 0) return null;
  const graph = stagings.map(({ performance, venue, stock }) => ({
    '@type': 'Event',
    name: fullName(event),
    description: event.description,
    image: publicUrl + image,
    startDate: performance.startsAt.toISOString(),
    ...(performance.doorsAt === null ? {} : { doorTime: performance.doorsAt.toISOString() }),
    eventStatus: STATUS[performance.status],
    performer: { '@type': 'PerformingGroup', name: event.attraction },
    location: {
      '@type': 'Place',
      name: venue.name,
      address: { '@type': 'PostalAddress', addressLocality: venue.city, addressCountry: venue.country },
    },
    offers: {
      '@type': 'AggregateOffer',
      url: `${publicUrl}/performances/${performance.id}`,
      availability: OFFER[availabilityWord(performance, stock, now)] ?? 'https://schema.org/SoldOut',
      validFrom: performance.onSaleAt.toISOString(),
      ...(performance.priceFromMinor === null ||
      performance.priceToMinor === null ||
      performance.currency === null
        ? {}
        : {
            lowPrice: decimal(performance.priceFromMinor, performance.currency),
            highPrice: decimal(performance.priceToMinor, performance.currency),
            priceCurrency: performance.currency,
          }),
    },
  }));
  return { '@context': 'https://schema.org', '@graph': graph };
}

/** Major units as a decimal text, which is what schema.org asks for. */
function decimal(minor: number, currency: string): string {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return (minor / 10 ** digits).toFixed(digits);
}
