import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/index.js';
import { TtlCache } from '../../platform/ttl-cache.js';

export interface Stock {
  capacity: number;
  sold: number;
  available: number;
}

const NOTHING: Stock = { capacity: 0, sold: 0, available: 0 };
/** Lists may lag a little; the counting of a large house should not be done for every reader. */
const STOCK_IN_MEMORY = { ttlMs: 5_000, max: 5_000 };

/** How much of a performance is sold, for lists. Never for a decision. */
@Injectable()
export class StockService {
  private readonly stocks: TtlCache<Stock>;

  constructor(
    private readonly database: Database,
    clock: Clock,
  ) {
    this.stocks = new TtlCache(clock, STOCK_IN_MEMORY, id => this.count(id));
  }

  async of(performanceIds: string[]): Promise<Map<string, Stock>> {
    const pairs = performanceIds.map(async id => [id, await this.stocks.get(id)] as const);
    return new Map(await Promise.all(pairs));
  }

  private async count(performanceId: string): Promise<Stock> {
    const [row] = await this.database.browse(sql =>
      sql.query<Stock>(
        `SELECT count(*) FILTER (WHERE status <> 'blocked')::int AS capacity,
                count(*) FILTER (WHERE status = 'sold')::int AS sold,
                count(*) FILTER (WHERE status = 'available')::int AS available
           FROM performance_seats WHERE performance_id = $1`,
        [performanceId],
      ),
    );
    return row ?? NOTHING;
  }
}
