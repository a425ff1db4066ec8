import { existsSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { POSTGRES_USER } from './postgres-cluster.js';
import { isAlive, worksIn } from './processes.js';
const SURVIVOR_PATIENCE_MS = 30_000;
/** Above every system's largest process id, so that no process can ever have it. */ const NOBODYS_PID = 99_999_999;
/** Connection string for one database of the cluster. */ export function postgresUrl(cluster, port, database) {
    return `postgres://${POSTGRES_USER}:${cluster.password}@127.0.0.1:${port}/${database}`;
}
/** What `postmaster.pid` says; its lines are pid, data folder, start time, port, ... */ export function readPidFile(cluster) {
    try {
        const lines = readFileSync(join(cluster.directory, 'postmaster.pid'), 'utf8').split('\n');
        const [pid, port] = [
            Number(lines[0]),
            Number(lines[3])
        ];
        return Number.isInteger(pid) && pid > 0 ? {
            pid,
            port: Number.isInteger(port) ? port : 0
        } : undefined;
    } catch  {
        return undefined;
    }
}
/**
 * The Postgres that still runs on this cluster after Frontrow itself was killed, if there is one.
 * A pid file whose process id went to some other program meanwhile is made harmless.
 */ export async function findSurvivor(cluster) {
    const deadline = performance.now() + SURVIVOR_PATIENCE_MS;
    for(;;){
        const noted = readPidFile(cluster);
        if (noted === undefined || !isAlive(noted.pid)) return undefined;
        if (noted.port > 0 && await servesCluster(cluster, noted.port)) return noted;
        if (!worksIn(noted.pid, cluster.directory)) {
            disownPidFile(cluster);
            return undefined;
        }
        // It is ours but does not answer: still recovering, or on its way down.
        if (performance.now() > deadline) return undefined;
        await sleep(100);
    }
}
async function servesCluster(cluster, port) {
    const client = new Client({
        connectionString: postgresUrl(cluster, port, 'postgres'),
        connectionTimeoutMillis: 3000
    });
    client.on('error', ()=>undefined);
    try {
        await client.connect();
        const { rows } = await client.query('SHOW data_directory');
        const theirs = rows[0]?.data_directory ?? '';
        // It took our password. A folder that is gone was renamed to ours; another one is a copy's server.
        return !existsSync(theirs) || realpathSync(theirs) === realpathSync(cluster.directory);
    } catch  {
        return false;
    } finally{
        await client.end().catch(()=>undefined);
    }
}
/**
 * Postgres refuses to start while the noted process id is alive, whoever has it. The file itself
 * stays: with it Postgres also checks that no process of the killed server still uses the data.
 */ function disownPidFile(cluster) {
    const path = join(cluster.directory, 'postmaster.pid');
    const [, ...rest] = readFileSync(path, 'utf8').split('\n');
    writeFileSync(path, [
        NOBODYS_PID,
        ...rest
    ].join('\n'));
}

//# sourceMappingURL=postgres-survivor.js.map
