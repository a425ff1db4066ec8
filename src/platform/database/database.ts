import { Injectable, Logger } from '@nestjs/common';
import { DataSource, type QueryRunner, type ReplicationMode } from 'typeorm';
import { isRetryable } from './failures.js';
import { type Sql, sqlOf, type Tx, txOf } from './sql.js';

const MAX_ATTEMPTS = 5;
const RETRY_PAUSE_MS = 20;
const DEADLINE_MS = 8_000;

interface RawClient {
  connection?: { stream?: { destroy(error?: Error): void } };
}

/** The time after which a connection's socket is destroyed: the server's own time-outs do not help when it is frozen. */
class Deadline {
  isOver = false;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly ms: number) {}

  /** Counts from the first call on. */
  guard(client: RawClient): void {
    this.timer ??= setTimeout(() => {
      this.isOver = true;
      client.connection?.stream?.destroy(new Error(`no answer from Postgres within ${this.ms} ms`));
    }, this.ms);
  }

  clear(): void {
    clearTimeout(this.timer);
  }
}

/** The one door to Postgres. */
@Injectable()
export class Database {
  private readonly logger = new Logger(Database.name);
  /** Single statements on the primary, each its own transaction. */
  readonly primary: Sql;

  constructor(private readonly source: DataSource) {
    const query: QueryRunner['query'] = async (statement: string, parameters?: unknown[]) => {
      const runner = withDeadline(source.createQueryRunner('master'));
      try {
        return await runner.query(statement, parameters, true);
      } finally {
        await runner.release();
      }
    };
    // Repositories make their query runners themselves, by way of the source that they were made from.
    const guarded = Object.create(source, {
      createQueryRunner: { value: (mode: ReplicationMode) => withDeadline(source.createQueryRunner(mode)) },
    }) as DataSource;
    this.primary = sqlOf({ query, manager: guarded.createEntityManager() });
  }

  /**
   * Runs one use case in one READ COMMITTED transaction.
   * Serialization failures and deadlocks run the whole closure again (it must have no effect outside the
   * database). After `deadlineMs` the socket is destroyed: a frozen server cannot freeze us, and a connection
   * inside an open transaction never goes back to the pool.
   * @throws what the closure throws; a connection lost at COMMIT leaves the outcome unknown, so callers write a
   *   key that they can look up again.
   */
  async run<T>(work: (tx: Tx) => Promise<T>, deadlineMs = DEADLINE_MS): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      const afterCommit: (() => void | Promise<void>)[] = [];
      try {
        const result = await this.once(work, afterCommit, deadlineMs);
        await this.runAfterCommit(afterCommit);
        return result;
      } catch (error) {
        if (!isRetryable(error) || attempt >= MAX_ATTEMPTS) throw error;
        await pause(RETRY_PAUSE_MS * attempt * (0.5 + Math.random()));
      }
    }
  }

  /** Reads on a replica when there is one. Never for a decision: a replica lags. */
  async browse<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    const runner = withDeadline(this.source.createQueryRunner('slave'));
    try {
      return await work(sqlOf(runner));
    } finally {
      await runner.release();
    }
  }

  private async once<T>(
    work: (tx: Tx) => Promise<T>,
    afterCommit: (() => void | Promise<void>)[],
    deadlineMs: number,
  ): Promise<T> {
    const runner = this.source.createQueryRunner('master');
    const deadline = new Deadline(deadlineMs);
    try {
      deadline.guard((await runner.connect()) as RawClient);
      await runner.startTransaction();
      // The server's own limit is made for requests; who asked for longer has work for longer.
      if (deadlineMs > DEADLINE_MS)
        await runner.query(`SET LOCAL statement_timeout = ${Math.floor(deadlineMs)}`);
      const result = await work(txOf(sqlOf(runner), afterCommit));
      await runner.commitTransaction();
      return result;
    } catch (error) {
      if (!deadline.isOver) await this.rollBack(runner);
      throw error;
    } finally {
      deadline.clear();
      if (!runner.isReleased) await runner.release();
    }
  }

  private async rollBack(runner: QueryRunner): Promise<void> {
    if (!runner.isTransactionActive || runner.isReleased) return;
    try {
      await runner.rollbackTransaction();
    } catch (error) {
      this.logger.warn(`Rollback failed: ${String(error)}`);
    }
  }

  private async runAfterCommit(works: (() => void | Promise<void>)[]): Promise<void> {
    for (const work of works) {
      try {
        await work();
      } catch (error) {
        this.logger.error(error instanceof Error ? error.stack : String(error));
      }
    }
  }
}

/** A runner whose connection is given up when it is in use for too long. */
function withDeadline(runner: QueryRunner): QueryRunner {
  const deadline = new Deadline(DEADLINE_MS);
  const connect = runner.connect.bind(runner);
  const release = runner.release.bind(runner);
  runner.connect = async () => {
    const client = (await connect()) as RawClient;
    deadline.guard(client);
    return client;
  };
  runner.release = async () => {
    deadline.clear();
    await release();
  };
  return runner;
}

function pause(ms: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, ms));
}
