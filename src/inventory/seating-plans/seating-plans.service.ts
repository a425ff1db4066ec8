import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Clock } from '../../platform/clock/clock.js';
import {
  Database,
  type Page,
  pageOf,
  type PageRequest,
  type Sql,
  type Tx,
} from '../../platform/database/index.js';
import { DomainError } from '../../platform/problem.js';
import { notFound } from '../../platform/general-problems.js';
import { TtlCache } from '../../platform/ttl-cache.js';
import { badSeatingPlan } from '../inventory.problems.js';
import { readSeatingPlan } from './generated-plan.rules.js';
import type { SeatingPlan } from './seating-plan.js';

export interface SeatingPlanSummary {
  id: string;
  name: string;
  seats: number;
  categories: string[];
}

/** Plans never change once stored, so they may stay in memory; the bound is for their size. */
const PLANS_IN_MEMORY = { ttlMs: 60 * 60_000, max: 30 };
const SELECT_SUMMARY = 'SELECT id, name, seat_count AS seats, categories FROM seating_plans';

@Injectable()
export class SeatingPlansService {
  private readonly plans: TtlCache<SeatingPlan>;

  constructor(
    private readonly database: Database,
    clock: Clock,
  ) {
    this.plans = new TtlCache(clock, PLANS_IN_MEMORY, id => this.load(id));
  }

  /**
   * Reads a plan in pretix's public format (it has `zones`) or in our simple form (it has `sections`).
   * @throws bad-seating-plan with every mistake and its place
   */
  read(document: unknown): SeatingPlan {
    const result = readSeatingPlan(document);
    if (!result.ok) throw new DomainError(badSeatingPlan, { extra: { errors: result.problems } });
    return result.plan;
  }

  async create(tx: Tx, plan: SeatingPlan): Promise<SeatingPlanSummary> {
    const id = uuid();
    const { name, categories, seats, sections } = plan;
    await tx.execute(
      'INSERT INTO seating_plans (id, name, seat_count, categories, plan) VALUES ($1, $2, $3, $4, $5)',
      [id, name, seats.length, categories, JSON.stringify(plan)],
    );
    const counts = sections.map((_, index) => seats.filter(seat => seat.sectionIndex === index).length);
    await tx.execute(
      `INSERT INTO sections (plan_id, section_index, name, seat_count)
       SELECT $1, (t.i - 1)::int, t.name, t.seats
         FROM unnest($2::text[], $3::int[]) WITH ORDINALITY AS t(name, seats, i)`,
      [id, sections.map(section => section.name), counts],
    );
    return { id, name, seats: seats.length, categories: [...categories] };
  }

  async list({ limit, cursor }: PageRequest): Promise<Page<SeatingPlanSummary>> {
    const rows = await this.database.primary.query<SeatingPlanSummary>(
      `${SELECT_SUMMARY} WHERE ($1::uuid IS NULL OR id > $1) ORDER BY id LIMIT $2`,
      [cursor ?? null, limit + 1],
    );
    return pageOf(rows, limit, last => last.id);
  }

  /** @throws not-found */
  async summary(id: string, sql: Sql = this.database.primary): Promise<SeatingPlanSummary> {
    const [found] = await sql.query<SeatingPlanSummary>(`${SELECT_SUMMARY} WHERE id = $1`, [id]);
    if (found === undefined) throw new DomainError(notFound, { detail: `There is no seating plan ${id}.` });
    return found;
  }

  /** @throws not-found */
  get(id: string): Promise<SeatingPlan> {
    return this.plans.get(id);
  }

  async delete(tx: Tx, id: string): Promise<void> {
    const deleted = await tx.execute('DELETE FROM seating_plans WHERE id = $1', [id]);
    if (deleted === 0) throw new DomainError(notFound, { detail: `There is no seating plan ${id}.` });
  }

  private async load(id: string): Promise<SeatingPlan> {
    const [row] = await this.database.primary.query<{ plan: SeatingPlan }>(
      'SELECT plan FROM seating_plans WHERE id = $1',
      [id],
    );
    if (row === undefined) throw new DomainError(notFound, { detail: `There is no seating plan ${id}.` });
    return row.plan;
  }
}
