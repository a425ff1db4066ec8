import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { EmbeddedServerError } from './server.js';
const OWNER_LOCK = 7_305_112;
/** After a kill, Postgres needs a moment to see that the old owner's connection is gone. */ const TAKE_OVER_PATIENCE_MS = 2500;
/**
 * Says that this process, and no other, works with the data folder: an advisory lock that lives
 * exactly as long as a connection, so that a killed owner leaves nothing behind.
 */ export class PostgresOwnership {
    dataDir;
    client;
    constructor(dataDir){
        this.dataDir = dataDir;
    }
    /** Takes the lock and makes the database if it is not there yet. */ async acquire(url, database) {
        await this.release();
        const client = new Client({
            connectionString: url,
            application_name: 'frontrow-owner',
            keepAlive: true
        });
        // The lock ends with the server. Whoever restarts it takes a new one.
        client.on('error', ()=>undefined);
        await client.connect();
        this.client = client;
        const deadline = performance.now() + TAKE_OVER_PATIENCE_MS;
        while(!await tryLock(client)){
            if (performance.now() > deadline) {
                await this.release();
                throw new EmbeddedServerError(`Another Frontrow is running on ${this.dataDir}. Stop it first, ` + 'or give this one a folder of its own with DATA_DIR.');
            }
            await sleep(100);
        }
        const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [
            database
        ]);
        if (rowCount === 0) await client.query(`CREATE DATABASE "${database}"`);
    }
    async release() {
        const client = this.client;
        this.client = undefined;
        await client?.end().catch(()=>undefined);
    }
}
async function tryLock(client) {
    const { rows } = await client.query('SELECT pg_try_advisory_lock($1) AS locked', [
        OWNER_LOCK
    ]);
    return rows[0]?.locked === true;
}

//# sourceMappingURL=postgres-ownership.js.map
