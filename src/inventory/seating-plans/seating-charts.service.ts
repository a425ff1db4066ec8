import { Injectable } from '@nestjs/common';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { PerformancesService } from '../../events/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/index.js';
import { DomainError } from '../../platform/problem.js';
import { notFound } from '../../platform/general-problems.js';
import { TtlCache } from '../../platform/ttl-cache.js';
import { loadAreas, loadTiers } from '../set-up/price-tier.js';
import { seatingChartDocument } from './seating-chart.rules.js';
import { SeatingPlansService } from './seating-plans.service.js';

export interface ChartFile {
  json: Buffer;
  brotli: Buffer;
}

const CHARTS_IN_MEMORY = { ttlMs: 60 * 60_000, max: 30 };
const compress = promisify(brotliCompress);
/** A 60,000-seat plan takes 0.1 s at this level and comes out ten times smaller. */
const COMPRESSION = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

/** The geometry of performances, by content hash: made once, the same for ever. */
@Injectable()
export class SeatingChartsService {
  private readonly charts: TtlCache<ChartFile>;

  constructor(
    private readonly database: Database,
    private readonly performances: PerformancesService,
    private readonly plans: SeatingPlansService,
    clock: Clock,
  ) {
    this.charts = new TtlCache(clock, CHARTS_IN_MEMORY, hash => this.make(hash));
  }

  /** @throws not-found */
  get(hash: string): Promise<ChartFile> {
    return this.charts.get(hash);
  }

  private async make(hash: string): Promise<ChartFile> {
    const performance = await this.performances.findByChart(hash);
    const planId = performance?.seatingPlanId ?? null;
    if (performance === null || planId === null) throw new DomainError(notFound);
    const plan = await this.plans.get(planId);
    const tiers = await loadTiers(this.database.primary, performance.id);
    const areas = await loadAreas(this.database.primary, performance.id);
    const document = seatingChartDocument({ planId, plan, tiers, areas });
    const json = Buffer.from(document.json);
    return { json, brotli: await compress(json, COMPRESSION) };
  }
}
