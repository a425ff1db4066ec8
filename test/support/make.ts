import {
  AttractionsService,
  EventsService,
  type PerformanceInput,
  PerformancesService,
  VenuesService,
} from '../../src/events/index.js';
import {
  type AreaInput,
  type SeatingPlan,
  SeatingPlansService,
  SetUpService,
} from '../../src/inventory/index.js';
import { Database } from '../../src/platform/database/index.js';
import type { RunningApp } from './app.js';

export interface MadePerformance {
  eventId: string;
  performanceId: string;
}

interface Wish {
  /** Sections of the simple form; `[]` for areas only. */
  sections?: { name: string; rows: number; seatsPerRow: number; category: string }[];
  areas?: AreaInput[];
  priceMinor?: number;
  feesMinor?: number;
  performance?: Partial<PerformanceInput>;
}

const HOUR_MS = 3_600_000;

/** A published performance that is on sale: by default one section of 4 rows with 10 seats at 40.00 + 5.00 EUR. */
export async function makePerformance({ app }: RunningApp, wish: Wish = {}): Promise<MadePerformance> {
  const database = app.get(Database);
  const sections = wish.sections ?? [{ name: 'Stalls', rows: 4, seatsPerRow: 10, category: 'Standard' }];
  const plans = app.get(SeatingPlansService);
  const plan: SeatingPlan | undefined =
    sections.length === 0 ? undefined : plans.read({ name: 'Small house', sections });
  const now = Date.now();
  const price = { amount: wish.priceMinor ?? 4000, currency: 'EUR' };
  const fees = { amount: wish.feesMinor ?? 500, currency: 'EUR' };
  const categories = plan === undefined ? [null] : [...plan.categories];
  const seatingPlanId = plan === undefined ? null : (await database.run(tx => plans.create(tx, plan))).id;
  return database.run(async tx => {
    const attractionId = await app
      .get(AttractionsService)
      .create(tx, { name: 'The Planted Violations', genre: 'Concert' });
    const venueId = await app.get(VenuesService).create(tx, {
      ...{ name: 'Small House', city: 'Ghent', country: 'BE', timeZone: 'Europe/Brussels' },
    });
    const eventId = await app.get(EventsService).create(tx, {
      ...{ name: 'An Evening of Races', attractionId, genre: 'Concert', description: 'Loud.', details: {} },
    });
    const performanceId = await app.get(PerformancesService).create(tx, eventId, {
      ...{ startsAt: new Date(now + 48 * HOUR_MS), timeZone: 'Europe/Brussels', venueId, seatingPlanId },
      ...{ onSaleAt: new Date(now - HOUR_MS), offSaleAt: new Date(now + 47 * HOUR_MS), holdTtlSeconds: 600 },
      ...{ seatsPerHold: 8, seatsPerShopper: 8, orphanRule: 'off', queue: { enabled: false } },
      ...wish.performance,
    });
    const tiers = categories.map((category, i) => ({ name: `Tier ${i + 1}`, category, price, fees }));
    const setUp = app.get(SetUpService);
    await setUp.setTiersAndAreas(tx, performanceId, tiers, wish.areas ?? []);
    await setUp.publish(tx, performanceId);
    return { eventId, performanceId };
  }, 60_000);
}

/** The id of the first area of a performance. */
export async function areaOf({ app }: RunningApp, performanceId: string): Promise<string> {
  const sql = app.get(Database).primary;
  const [area] = await sql.query<{ id: string }>('SELECT id FROM areas WHERE performance_id = $1', [
    performanceId,
  ]);
  if (area === undefined) throw new Error('this performance has no area');
  return area.id;
}

/** A new shopper's token for a performance, by the contract's own path. */
export async function admit({ url }: Pick<RunningApp, 'url'>, performanceId: string): Promise<string> {
  const response = await fetch(`${url}/api/v1/performances/${performanceId}/admissions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  if (response.status !== 201) throw new Error(`not admitted: ${response.status} ${await response.text()}`);
  return ((await response.json()) as { shopperToken: string }).shopperToken;
}

export interface Answer {
  status: number;
  headers: Headers;
  body: Record<string, unknown>;
}

/** One API call of a shopper. */
export async function call(
  { url }: Pick<RunningApp, 'url'>,
  token: string,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await fetch(`${url}/api/v1${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: text === '' ? {} : (JSON.parse(text) as Answer['body']),
  };
}
