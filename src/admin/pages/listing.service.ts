import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';
import type { Money } from '../../platform/money/money.js';

export interface EventRow {
  id: string;
  slug: string;
  name: string;
  attraction: string;
  genre: string;
  status: 'draft' | 'published' | 'cancelled';
  dates: number;
  nextAt: Date | null;
  zone: string | null;
  place: string | null;
}

export interface PerformanceRow {
  id: string;
  eventId: string;
  slug: string;
  name: string;
  attraction: string;
  genre: string;
  startsAt: Date;
  zone: string;
  place: string;
  status: 'scheduled' | 'postponed' | 'cancelled';
  publishedAt: Date | null;
  onSaleAt: Date;
  offSaleAt: Date;
  hasQueue: boolean;
  currency: string | null;
  places: number;
  sold: number;
  takenMinor: number;
}

export interface SectionRow {
  name: string;
  places: number;
  sold: number;
}

export interface TierRow {
  name: string;
  sold: number;
  takenMinor: number;
  currency: string;
}

const PERFORMANCE = `
  SELECT p.id, p.event_id AS "eventId", e.slug, e.name, a.name AS attraction, e.genre, p.starts_at AS "startsAt",
         p.time_zone AS zone, concat_ws(', ', v.name, v.city) AS place, p.status, p.published_at AS "publishedAt",
         p.on_sale_at AS "onSaleAt", p.off_sale_at AS "offSaleAt", p.currency,
         coalesce((p.queue ->> 'enabled')::boolean, false) AS "hasQueue",
         (SELECT count(*) FROM performance_seats s WHERE s.performance_id = p.id AND s.status <> 'blocked')::int
           AS places,
         (SELECT count(*) FROM performance_seats s WHERE s.performance_id = p.id AND s.status = 'sold')::int AS sold,
         (SELECT coalesce(sum(captured_minor - refunded_minor), 0) FROM payments m
           WHERE m.performance_id = p.id)::float8 AS "takenMinor"
    FROM performances p JOIN events e ON e.id = p.event_id JOIN attractions a ON a.id = e.attraction_id
    JOIN venues v ON v.id = p.venue_id`;

/** What the admin's lists show, across modules. Reads only. */
@Injectable()
export class ListingService {
  constructor(private readonly database: Database) {}

  /** Newest first; `before` is the id of the last event already seen. */
  events(filter: { q: string; status: string; before: string | null; limit: number }): Promise<EventRow[]> {
    return this.database.primary.query<EventRow>(
      `SELECT e.id, e.slug, e.name, a.name AS attraction, e.genre, e.status,
              (SELECT count(*) FROM performances p WHERE p.event_id = e.id)::int AS dates,
              n.starts_at AS "nextAt", n.time_zone AS zone, n.place
         FROM events e JOIN attractions a ON a.id = e.attraction_id
         LEFT JOIN LATERAL (
           SELECT p.starts_at, p.time_zone, concat_ws(', ', v.name, v.city) AS place
             FROM performances p JOIN venues v ON v.id = p.venue_id
            WHERE p.event_id = e.id ORDER BY p.starts_at < clock_timestamp(), p.starts_at LIMIT 1) n ON true
        WHERE ($1 = '' OR position(lower($1) IN lower(e.search_text)) > 0)
          AND ($2 = '' OR e.status = $2) AND ($3::uuid IS NULL OR e.id < $3)
        ORDER BY e.id DESC LIMIT $4`,
      [filter.q, filter.status, filter.before, filter.limit],
    );
  }

  async eventCounts(): Promise<{ all: number; published: number }> {
    const [row] = await this.database.primary.query<{ all: number; published: number }>(
      `SELECT count(*)::int AS all, count(*) FILTER (WHERE status = 'published')::int AS published FROM events`,
    );
    return row ?? { all: 0, published: 0 };
  }

  performancesOf(eventId: string): Promise<PerformanceRow[]> {
    return this.database.primary.query<PerformanceRow>(
      `${PERFORMANCE} WHERE p.event_id = $1 ORDER BY p.starts_at`,
      [eventId],
    );
  }

  /** Those that are still to come and published, soonest first. */
  upcoming(limit: number): Promise<PerformanceRow[]> {
    return this.database.primary.query<PerformanceRow>(
      `${PERFORMANCE} WHERE p.published_at IS NOT NULL AND p.starts_at > clock_timestamp()
        ORDER BY p.starts_at LIMIT $1`,
      [limit],
    );
  }

  nextOnSale(limit: number): Promise<Pick<PerformanceRow, 'id' | 'name' | 'onSaleAt' | 'zone'>[]> {
    return this.database.primary.query(
      `SELECT p.id, e.name, p.on_sale_at AS "onSaleAt", p.time_zone AS zone
         FROM performances p JOIN events e ON e.id = p.event_id
        WHERE p.published_at IS NOT NULL AND p.status <> 'cancelled' AND p.on_sale_at > clock_timestamp()
        ORDER BY p.on_sale_at LIMIT $1`,
      [limit],
    );
  }

  async performance(id: string): Promise<PerformanceRow | undefined> {
    const [row] = await this.database.primary.query<PerformanceRow>(`${PERFORMANCE} WHERE p.id = $1`, [id]);
    return row;
  }

  async genres(): Promise<string[]> {
    const rows = await this.database.primary.query<{ genre: string }>(
      'SELECT DISTINCT genre FROM events ORDER BY genre LIMIT 100',
    );
    return rows.map(({ genre }) => genre);
  }

  async attractions(): Promise<{ id: string; name: string }[]> {
    return this.database.primary.query('SELECT id, name FROM attractions ORDER BY name LIMIT 1000');
  }

  sections(performanceId: string): Promise<SectionRow[]> {
    return this.database.primary.query<SectionRow>(
      `SELECT section AS name, count(*) FILTER (WHERE status <> 'blocked')::int AS places,
              count(*) FILTER (WHERE status = 'sold')::int AS sold
         FROM performance_seats WHERE performance_id = $1 GROUP BY section ORDER BY min(ordinal)`,
      [performanceId],
    );
  }

  tiers(performanceId: string): Promise<TierRow[]> {
    return this.database.primary.query<TierRow>(
      `SELECT t.name, t.currency, count(s.ordinal)::int AS sold,
              coalesce(sum(s.price_minor + s.fees_minor), 0)::float8 AS "takenMinor"
         FROM price_tiers t LEFT JOIN booking_seats s
           ON s.price_tier_id = t.id AND s.cancelled_at IS NULL AND s.performance_id = t.performance_id
        WHERE t.performance_id = $1 GROUP BY t.id ORDER BY t.position`,
      [performanceId],
    );
  }

  /** What came in since midnight UTC. */
  async totals(): Promise<{ bookings: number; seats: number; taken: Money[] }> {
    const [count] = await this.database.primary.query<{ bookings: number; seats: number }>(
      `SELECT count(DISTINCT b.id)::int AS bookings, count(s.ordinal)::int AS seats
         FROM bookings b JOIN booking_seats s ON s.booking_id = b.id
        WHERE b.created_at >= date_trunc('day', clock_timestamp() AT TIME ZONE 'UTC') AT TIME ZONE 'UTC'`,
    );
    const taken = await this.database.primary.query<Money>(
      `SELECT currency, sum(CASE kind WHEN 'captured' THEN amount_minor ELSE -amount_minor END)::float8 AS amount
         FROM ledger WHERE at >= date_trunc('day', clock_timestamp() AT TIME ZONE 'UTC') AT TIME ZONE 'UTC'
        GROUP BY currency ORDER BY currency`,
    );
    return { bookings: count?.bookings ?? 0, seats: count?.seats ?? 0, taken };
  }
}
