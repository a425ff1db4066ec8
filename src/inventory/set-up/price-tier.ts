import type { Sql } from '../../platform/database/index.js';
import { fromMinor, type Money, money } from '../../platform/money/money.js';

/** A named price level of one performance. */
export interface PriceTier {
  id: string;
  name: string;
  /** The plan's category that it prices; null: areas only. */
  category: string | null;
  price: Money;
  fees: Money;
}

export interface Area {
  id: string;
  name: string;
  capacity: number;
  tierId: string;
}

interface TierRow {
  id: string;
  name: string;
  category: string | null;
  priceMinor: string;
  feesMinor: string;
  currency: string;
}

export async function loadTiers(sql: Sql, performanceId: string): Promise<PriceTier[]> {
  const rows = await sql.query<TierRow>(
    `SELECT id, name, category, price_minor AS "priceMinor", fees_minor AS "feesMinor", currency
       FROM price_tiers WHERE performance_id = $1 ORDER BY position`,
    [performanceId],
  );
  return rows.map(({ id, name, category, priceMinor, feesMinor, currency }) => ({
    id,
    name,
    category,
    price: money(fromMinor(priceMinor), currency),
    fees: money(fromMinor(feesMinor), currency),
  }));
}

export function loadAreas(sql: Sql, performanceId: string): Promise<Area[]> {
  return sql.query<Area>(
    `SELECT id, name, capacity, price_tier_id AS "tierId"
       FROM areas WHERE performance_id = $1 ORDER BY position`,
    [performanceId],
  );
}
