import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Several sales may share one capacity; what each may have of it survives the loss of Redis. */
export class ShareCapacityAmongSales1767000013500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE queue_pools (
        name text PRIMARY KEY CHECK (name <> ''),
        capacity int NOT NULL CHECK (capacity >= 1))`);
    await runner.query(`
      ALTER TABLE queues ADD COLUMN share int CHECK (share >= 0),
        ADD COLUMN share_version bigint NOT NULL DEFAULT 0`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE queues DROP COLUMN share, DROP COLUMN share_version`);
    await runner.query(`DROP TABLE queue_pools`);
  }
}
