import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { In, IsNull, Not } from 'typeorm';
import {
  Collection,
  Database,
  type Page,
  type PageRequest,
  type Sql,
  type Tx,
} from '../../platform/database/index.js';
import { DomainError } from '../../platform/problem.js';
import { notFound } from '../../platform/general-problems.js';
import { onSaleCannotGo } from '../catalogue.problems.js';
import { EventsService } from '../events/events.service.js';
import { Venue } from '../venues/venue.entity.js';
import { type OrphanRule, Performance, type QueueSettings } from './performance.entity.js';

export interface PerformanceInput {
  startsAt: Date;
  timeZone: string;
  doorsAt?: Date | null;
  venueId: string;
  seatingPlanId: string | null;
  onSaleAt: Date;
  offSaleAt: Date;
  holdTtlSeconds: number;
  seatsPerHold: number;
  seatsPerShopper: number;
  orphanRule: OrphanRule;
  queue: QueueSettings;
}

export interface OnSaleFacts {
  priceFromMinor: number;
  priceToMinor: number;
  currency: string;
  chartHash: string | null;
}

@Injectable()
export class PerformancesService {
  private readonly performances = new Collection(Performance, 'performance');
  private readonly venues = new Collection(Venue, 'venue');
  private readonly listeners: ((id: string) => void)[] = [];

  constructor(
    private readonly database: Database,
    private readonly events: EventsService,
  ) {}

  /** Called once a change is committed here, so that what remembers a performance does not say what was. */
  onChanged(listener: (id: string) => void): void {
    this.listeners.push(listener);
  }

  list(eventId: string, page: PageRequest): Promise<Page<Performance>> {
    return this.performances.list(this.database.primary, page, { eventId });
  }

  /** Every published performance of an event, soonest first. */
  publishedOf(eventId: string): Promise<Performance[]> {
    return this.database.primary.manager.getRepository(Performance).find({
      where: { eventId, publishedAt: Not(IsNull()) },
      order: { startsAt: 'ASC' },
    });
  }

  byIds(ids: string[]): Promise<Performance[]> {
    return this.database.primary.manager.getRepository(Performance).findBy({ id: In(ids) });
  }

  /** @throws not-found */
  get(id: string, sql: Sql = this.database.primary): Promise<Performance> {
    return this.performances.get(sql, id);
  }

  /** @throws not-found also while it is not published */
  async getPublished(id: string): Promise<Performance> {
    const performance = await this.performances.get(this.database.primary, id);
    if (performance.publishedAt === null) {
      throw new DomainError(notFound, { detail: 'There is no such performance.' });
    }
    return performance;
  }

  async findByChart(chartHash: string): Promise<Performance | null> {
    return this.database.primary.manager.getRepository(Performance).findOneBy({ chartHash });
  }

  async create(tx: Tx, eventId: string, input: PerformanceInput): Promise<string> {
    await this.venues.get(tx, input.venueId);
    const id = uuid();
    await this.performances.insert(tx, { id, eventId, status: 'scheduled', ...input });
    await this.events.refreshSearchText(tx, eventId);
    return id;
  }

  async update(
    tx: Tx,
    id: string,
    input: Partial<PerformanceInput> & { status?: Performance['status'] },
  ): Promise<void> {
    const performance = await this.performances.get(tx, id);
    if (input.venueId !== undefined) await this.venues.get(tx, input.venueId);
    await this.performances.update(tx, id, input);
    this.tellAfter(tx, id);
    await this.events.refreshSearchText(tx, performance.eventId);
  }

  /** @throws on-sale once published */
  async delete(tx: Tx, id: string): Promise<void> {
    const performance = await this.performances.get(tx, id);
    if (performance.publishedAt !== null) throw new DomainError(onSaleCannotGo);
    await this.performances.delete(tx, id);
  }

  /** Puts it on sale, and its event before the fans' eyes. Again: only the facts are renewed. */
  async publish(tx: Tx, id: string, facts: OnSaleFacts): Promise<void> {
    const performance = await this.performances.get(tx, id);
    await this.performances.update(tx, id, facts);
    await tx.execute('UPDATE performances SET published_at = coalesce(published_at, now()) WHERE id = $1', [
      id,
    ]);
    this.tellAfter(tx, id);
    await this.events.publish(tx, performance.eventId);
  }

  private tellAfter(tx: Tx, id: string): void {
    tx.afterCommit(() => this.listeners.forEach(listener => listener(id)));
  }
}
