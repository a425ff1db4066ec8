import { Shoppers } from '../../src/queue/index.js';
import { Clock } from '../../src/platform/clock/clock.js';
import { readConfig } from '../../src/platform/config/config.js';
import { SignedTokens } from '../../src/platform/security/signed-tokens.js';

const HOUR_MS = 3_600_000;
const SEATS_PER_ROW = 50;
const ROWS_PER_SECTION = 40;
const CATEGORY = 'Standard';
const DOORS_PATIENCE_MS = 30_000;

export interface Sale {
  performanceId: string;
  /** In the order of the plan. */
  seatIds: string[];
}

/** Makes performances on sale as an organizer would, over the admin API. */
export class Organizer {
  constructor(
    private readonly url: string,
    private readonly apiToken: string,
  ) {}

  /**
   * A published performance, on sale for an hour and for one more.
   * @param seats rounded up to whole rows of 50
   * @param queue settings of its waiting room; without them it has none
   */
  async putOnSale(seats: number, queue?: object): Promise<Sale> {
    const plan = await this.post<{ id: string }>('seating-plans', {
      name: `House of ${seats}`,
      sections: sectionsOf(seats),
    });
    const venue = await this.post<{ id: string }>('venues', {
      ...{ name: 'Bench House', city: 'Ghent', country: 'BE', timeZone: 'Europe/Brussels' },
    });
    const attraction = await this.post<{ id: string }>('attractions', {
      ...{ name: 'The Stopwatches', genre: 'Concert' },
    });
    const event = await this.post<{ id: string }>('events', {
      ...{ name: 'An Evening of Numbers', attractionId: attraction.id, genre: 'Concert' },
      ...{ description: 'Fast.', details: {} },
    });
    const now = Date.now();
    const money = (amount: number) => ({ amount, currency: 'EUR' });
    const performance = await this.post<{ id: string }>(`events/${event.id}/performances`, {
      ...{ startsAt: new Date(now + 48 * HOUR_MS).toISOString(), timeZone: 'Europe/Brussels' },
      ...{ venueId: venue.id, seatingPlanId: plan.id, areas: [] },
      tiers: [{ name: CATEGORY, category: CATEGORY, price: money(4000), fees: money(500) }],
      ...{
        onSaleAt: new Date(now - HOUR_MS).toISOString(),
        offSaleAt: new Date(now + HOUR_MS).toISOString(),
      },
      ...{ holdTtlSeconds: 900, limits: { seatsPerHold: 8, seatsPerShopper: 8 } },
      ...{ queue: { enabled: queue !== undefined, ...queue }, orphanRule: 'off' },
    });
    await this.post(`events/${event.id}/performances/${performance.id}/publication`, {});
    return { performanceId: performance.id, seatIds: await this.seatsOf(event.id) };
  }

  private async seatsOf(eventId: string): Promise<string[]> {
    const event = await this.get<{ performances: { seatingPlanUrl: string }[] }>(`/api/v1/events/${eventId}`);
    const chart = await this.get<{ seats: [string, ...unknown[]][] }>(
      event.performances[0]?.seatingPlanUrl ?? '',
    );
    return chart.seats.map(([seatId]) => seatId);
  }

  private async post<T>(path: string, body: unknown): Promise<T> {
    const response = await fetch(`${this.url}/api/v1/admin/${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${this.apiToken}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return read<T>(response);
  }

  private async get<T>(path: string): Promise<T> {
    return read<T>(await fetch(new URL(path, this.url)));
  }
}

/**
 * Holds a seat and gives it back, until that works: what the product prepares for a new sale is then in place, and
 * is not what the first leg measures.
 */
export async function openTheDoors(url: string, sale: Sale, token: string): Promise<void> {
  const deadline = performance.now() + DOORS_PATIENCE_MS;
  for (;;) {
    const held = await askForFirstSeat(url, sale, token);
    if (held.status === 503 && performance.now() < deadline) continue;
    const { id } = await read<{ id: string }>(held);
    const headers = { authorization: `Bearer ${token}` };
    const released = await fetch(`${url}/api/v1/holds/${id}`, { method: 'DELETE', headers });
    if (!released.ok) throw new Error(`A seat could not be given back: ${released.status}`);
    return;
  }
}

/** Holds the first seat of a sale. */
export async function holdFirstSeat(url: string, sale: Sale, token: string): Promise<void> {
  await read(await askForFirstSeat(url, sale, token));
}

function askForFirstSeat(url: string, { performanceId, seatIds }: Sale, token: string): Promise<Response> {
  return fetch(`${url}/api/v1/holds`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ performanceId, seatIds: seatIds.slice(0, 1) }),
  });
}

/** Tokens of as many new shoppers, signed as the product signs them. */
export function shopperTokens(env: Record<string, string>, count: number): string[] {
  const config = readConfig(env);
  const clock = new Clock();
  const shoppers = new Shoppers(new SignedTokens(config, clock), clock, config);
  return Array.from({ length: count }, () => shoppers.issue().token);
}

function sectionsOf(seats: number): object[] {
  const rows = Math.ceil(seats / SEATS_PER_ROW);
  return Array.from({ length: Math.ceil(rows / ROWS_PER_SECTION) }, (_, i) => ({
    name: `Section ${i + 1}`,
    rows: Math.min(ROWS_PER_SECTION, rows - i * ROWS_PER_SECTION),
    seatsPerRow: SEATS_PER_ROW,
    category: CATEGORY,
  }));
}

async function read<T>(response: Response): Promise<T> {
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}: ${text.slice(0, 500)}`);
  return JSON.parse(text) as T;
}
