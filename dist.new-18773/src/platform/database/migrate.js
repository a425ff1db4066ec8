import { DataSource } from 'typeorm';
/** Any fixed number: processes that migrate at the same time wait for each other on it. */ const MIGRATION_LOCK = 727_001;
/**
 * Brings the schema up to date. Safe to call from many processes at once: an advisory lock lets one work while
 * the others wait and then find nothing left to do.
 * @returns names of the migrations that ran
 */ export async function migrate(url, migrations) {
    const source = new DataSource({
        type: 'postgres',
        url,
        migrations,
        poolSize: 2
    });
    await source.initialize();
    const lock = source.createQueryRunner();
    try {
        await lock.query('SELECT pg_advisory_lock($1)', [
            MIGRATION_LOCK
        ]);
        const done = await source.runMigrations({
            transaction: 'each'
        });
        return done.map((migration)=>migration.name);
    } finally{
        await lock.query('SELECT pg_advisory_unlock($1)', [
            MIGRATION_LOCK
        ]);
        await lock.release();
        await source.destroy();
    }
}

//# sourceMappingURL=migrate.js.map
