import type { DeepPartial, EntityTarget, FindOptionsWhere, ObjectLiteral } from 'typeorm';
import { MoreThan } from 'typeorm';
import { DomainError } from '../problem.js';
import { notFound } from '../general-problems.js';
import type { Sql } from './sql.js';

export interface PageRequest {
  /** 1 to 100. */
  limit: number;
  cursor?: string | undefined;
}

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

/** Cuts the one row too many off that tells whether there is a next page. */
export function pageOf<T>(rows: T[], limit: number, cursorOf: (last: T) => string): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last !== undefined ? cursorOf(last) : null };
}

interface Identified extends ObjectLiteral {
  id: string;
}

/** Plain records that nobody races for: made, listed by age, read, changed, deleted. Ids are UUIDv7, so they sort by age. */
export class Collection<T extends Identified> {
  constructor(
    private readonly entity: EntityTarget<T>,
    private readonly noun: string,
  ) {}

  async insert(sql: Sql, values: DeepPartial<T>): Promise<void> {
    await sql.manager.getRepository(this.entity).insert(values);
  }

  async list(sql: Sql, { limit, cursor }: PageRequest, where: FindOptionsWhere<T> = {}): Promise<Page<T>> {
    const after = cursor === undefined ? {} : { id: MoreThan(cursor) };
    const rows = await sql.manager.getRepository(this.entity).find({
      where: { ...where, ...after },
      order: { id: 'ASC' } as never,
      take: limit + 1,
    });
    return pageOf(rows, limit, last => last.id);
  }

  find(sql: Sql, id: string): Promise<T | null> {
    return sql.manager.getRepository(this.entity).findOneBy({ id } as FindOptionsWhere<T>);
  }

  /** @throws not-found */
  async get(sql: Sql, id: string): Promise<T> {
    const found = await this.find(sql, id);
    if (found === null) throw new DomainError(notFound, { detail: `There is no ${this.noun} ${id}.` });
    return found;
  }

  async update(sql: Sql, id: string, values: Partial<T>): Promise<void> {
    if (Object.keys(values).length === 0) return;
    await sql.manager.getRepository(this.entity).update({ id } as FindOptionsWhere<T>, values);
  }

  async delete(sql: Sql, id: string): Promise<void> {
    await sql.manager.getRepository(this.entity).delete({ id } as FindOptionsWhere<T>);
  }
}
