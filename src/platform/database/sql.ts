import type { EntityManager, QueryRunner } from 'typeorm';

declare const transactionBrand: unique symbol;

/** Runs parameterised statements, on one connection or on any. */
export interface Sql {
  /** Rows of a SELECT, or of RETURNING. */
  query<Row>(statement: string, parameters?: unknown[]): Promise<Row[]>;
  /** Number of rows that the statement touched. */
  execute(statement: string, parameters?: unknown[]): Promise<number>;
  readonly manager: EntityManager;
}

/**
 * An open transaction. Its own type, and always the first argument, so that nothing leaves it by accident.
 * Its statements run one after another; nothing outside Postgres is called while it is open.
 */
export interface Tx extends Sql {
  readonly [transactionBrand]: true;
  /** Runs once it is committed, before `run` returns; a failure there is logged and changes nothing. */
  afterCommit(work: () => void | Promise<void>): void;
}

interface RawResult {
  records?: unknown[];
  affected?: number | null;
}

export function sqlOf(runner: Pick<QueryRunner, 'query' | 'manager'>): Sql {
  const run = async (statement: string, parameters: unknown[] = []): Promise<RawResult> =>
    (await runner.query(statement, parameters, true)) as RawResult;
  return {
    manager: runner.manager,
    query: async <Row>(statement: string, parameters?: unknown[]) =>
      ((await run(statement, parameters)).records ?? []) as Row[],
    execute: async (statement, parameters) => (await run(statement, parameters)).affected ?? 0,
  };
}

export function txOf(sql: Sql, afterCommit: (() => void | Promise<void>)[]): Tx {
  return { ...sql, afterCommit: (work: () => void | Promise<void>) => void afterCommit.push(work) } as Tx;
}
