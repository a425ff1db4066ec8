import { spawn } from 'node:child_process';
import { chmodSync, closeSync, mkdtempSync, openSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { postgresBinaries } from './postgres-binaries.js';
import { openCluster } from './postgres-cluster.js';
import { PostgresOwnership } from './postgres-ownership.js';
import { findSurvivor, postgresUrl, readPidFile } from './postgres-survivor.js';
import { end, isAlive } from './processes.js';
import { rememberedPort } from './remembered.js';
import { EmbeddedServerError } from './server.js';
import { Watchdog } from './watchdog.js';
const DATABASE = 'frontrow';
const START_PATIENCE_MS = 60_000;
const LOG_LIMIT_BYTES = 5_000_000;
const SETTINGS = {
    listen_addresses: '127.0.0.1',
    // No socket file: its path has a short limit, and a folder of its own would need cleaning.
    unix_socket_directories: '',
    max_connections: '200',
    shared_buffers: '128MB',
    timezone: 'UTC',
    log_timezone: 'UTC'
};
const THROWAWAY_SETTINGS = {
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    autovacuum: 'on',
    max_wal_size: '2GB'
};
/**
 * Starts a real Postgres on `<dataDir>/postgres`, or takes over the one that survived there.
 *
 * @returns a server whose url leads to the database `frontrow`
 * @throws EmbeddedServerError when another Frontrow uses the folder, or the server cannot run here
 */ export async function startPostgres(options) {
    const binaries = postgresBinaries();
    if (options.durable) {
        const cluster = await openCluster(join(resolve(options.dataDir), 'postgres'), binaries, true);
        return Postgres.open(cluster, options);
    }
    const folder = mkdtempSync(join(resolve(options.dataDir || tmpdir()), 'frontrow-postgres-'));
    // A temporary folder is closed to everybody else, and root's Postgres is somebody else.
    chmodSync(folder, 0o755);
    const home = join(folder, 'postgres');
    const watchdog = new Watchdog(join(home, 'cluster', 'postmaster.pid'), folder, 'QUIT');
    const cleanUp = ()=>{
        rmSync(folder, {
            recursive: true,
            force: true
        });
        watchdog.dismiss();
    };
    try {
        return await Postgres.open(await openCluster(home, binaries, false), options, cleanUp);
    } catch (error) {
        cleanUp();
        throw error;
    }
}
let Postgres = class Postgres {
    cluster;
    options;
    cleanUp;
    adopted = false;
    running = {
        pid: 0,
        port: 0
    };
    ownership;
    stopped;
    constructor(cluster, options, cleanUp){
        this.cluster = cluster;
        this.options = options;
        this.cleanUp = cleanUp;
        this.ownership = new PostgresOwnership(options.dataDir);
    }
    static async open(cluster, options, cleanUp = ()=>undefined) {
        const server = new Postgres(cluster, options, cleanUp);
        await server.start();
        return server;
    }
    get url() {
        return postgresUrl(this.cluster, this.running.port, DATABASE);
    }
    get pid() {
        return this.running.pid;
    }
    async restart() {
        await this.shutDown();
        await this.start(this.running.port);
    }
    async kill() {
        await end(this.pid, [
            [
                'SIGKILL',
                10_000
            ]
        ]);
    }
    stop() {
        this.stopped ??= this.shutDown().then(()=>this.cleanUp());
        return this.stopped;
    }
    async shutDown() {
        await this.ownership.release();
        // Fast shutdown, immediate shutdown (recovers at the next start), and the last resort.
        await end(this.pid, [
            [
                'SIGINT',
                12_000
            ],
            [
                'SIGQUIT',
                4000
            ],
            [
                'SIGKILL',
                4000
            ]
        ]);
    }
    async start(wantedPort) {
        const survivor = await findSurvivor(this.cluster);
        this.adopted = survivor !== undefined;
        this.running = survivor ?? await this.launch(wantedPort);
        await this.ownership.acquire(postgresUrl(this.cluster, this.running.port, 'postgres'), DATABASE);
        if (survivor) this.options.log(`Took over the Postgres of an earlier run (process ${survivor.pid}).`);
    }
    async launch(wantedPort) {
        const deadline = performance.now() + START_PATIENCE_MS;
        while(performance.now() < deadline){
            const port = wantedPort ?? await rememberedPort(this.cluster.home);
            const running = await this.attempt(port, deadline);
            if (running) return running;
            // Another process may have started this very cluster a moment before; then it is that one.
            const other = await findSurvivor(this.cluster);
            if (other) return other;
            await sleep(300);
        }
        throw new EmbeddedServerError(`Postgres did not start. The end of ${this.logFile}:\n${tail(this.logFile, 15)}`);
    }
    /** Resolves to undefined when the server gave up, which a second attempt may mend. */ async attempt(port, deadline) {
        const log = openLog(this.logFile);
        const { file, args, options } = this.cluster.launcher.command(this.cluster.binaries.postgres, this.argumentsFor(port));
        // A process group of its own: Ctrl-C in the terminal must not stop it before Frontrow has.
        const child = spawn(file, args, {
            ...options,
            cwd: '/',
            detached: true,
            stdio: [
                'ignore',
                log,
                log
            ]
        });
        closeSync(log);
        child.unref();
        let failed;
        child.once('error', (error)=>failed = error);
        while(performance.now() < deadline && failed === undefined && child.exitCode === null){
            if (child.signalCode !== null) return undefined;
            const noted = readPidFile(this.cluster);
            if (noted?.pid === child.pid && noted && this.saysReady()) return noted;
            await sleep(10);
        }
        if (failed) throw new EmbeddedServerError(`Postgres cannot be run here: ${failed.message}.`);
        if (child.pid !== undefined && isAlive(child.pid)) await end(child.pid, [
            [
                'SIGQUIT',
                5000
            ]
        ]);
        return undefined;
    }
    argumentsFor(port) {
        const settings = this.options.durable ? SETTINGS : {
            ...SETTINGS,
            ...THROWAWAY_SETTINGS
        };
        return [
            '-D',
            this.cluster.directory,
            '-p',
            String(port),
            ...Object.entries(settings).flatMap(([name, value])=>[
                    '-c',
                    `${name}=${value}`
                ]),
            ...this.options.extraArgs ?? []
        ];
    }
    saysReady() {
        const lines = readFileSync(join(this.cluster.directory, 'postmaster.pid'), 'utf8').split('\n');
        return lines[7]?.trim() === 'ready';
    }
    get logFile() {
        return join(this.cluster.home, 'server.log');
    }
};
function openLog(path) {
    const size = statSync(path, {
        throwIfNoEntry: false
    })?.size ?? 0;
    return openSync(path, size > LOG_LIMIT_BYTES ? 'w' : 'a', 0o600);
}
function tail(path, lines) {
    return readFileSync(path, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
}

//# sourceMappingURL=postgres.js.map
