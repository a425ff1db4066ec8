import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis as Client } from 'ioredis';
import { end, isAlive, worksIn } from './processes.js';
import { redisConfiguration, redisProgram } from './redis-program.js';
import { RedisOwnership } from './redis-ownership.js';
import { knownPort, rememberedPassword, rememberedPort } from './remembered.js';
import { EmbeddedServerError } from './server.js';
import { Watchdog } from './watchdog.js';
const START_PATIENCE_MS = 60_000;
/**
 * Starts a real Redis (or Valkey) on `<dataDir>/redis`, or takes over the one that survived there.
 *
 * @throws EmbeddedServerError when there is no server program on PATH, another Frontrow uses the
 *   folder, or the server cannot run here
 */ export async function startRedis(options) {
    if (options.durable) {
        const home = join(resolve(options.dataDir), 'redis');
        mkdirSync(home, {
            recursive: true,
            mode: 0o700
        });
        return Redis.open(home, options);
    }
    const home = mkdtempSync(join(resolve(options.dataDir || tmpdir()), 'frontrow-redis-'));
    const watchdog = new Watchdog(join(home, 'redis.pid'), home, 'KILL');
    const cleanUp = ()=>{
        rmSync(home, {
            recursive: true,
            force: true
        });
        watchdog.dismiss();
    };
    try {
        return await Redis.open(home, options, cleanUp);
    } catch (error) {
        cleanUp();
        throw error;
    }
}
let Redis = class Redis {
    home;
    options;
    cleanUp;
    adopted = false;
    pid = 0;
    port = 0;
    password;
    ownership;
    stopped;
    constructor(home, options, cleanUp){
        this.home = home;
        this.options = options;
        this.cleanUp = cleanUp;
        this.password = rememberedPassword(home);
        this.ownership = new RedisOwnership(options.dataDir);
    }
    static async open(home, options, cleanUp = ()=>undefined) {
        const server = new Redis(home, options, cleanUp);
        await server.start();
        return server;
    }
    get url() {
        return `redis://:${this.password}@127.0.0.1:${this.port}/0`;
    }
    async restart() {
        await this.shutDown();
        await this.start(this.port);
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
        this.ownership.release();
        await end(this.pid, [
            [
                'SIGTERM',
                10_000
            ],
            [
                'SIGKILL',
                4000
            ]
        ]);
    }
    async start(wantedPort) {
        const known = wantedPort ?? knownPort(this.home);
        const survivor = known === undefined ? undefined : await this.findSurvivor(known);
        this.adopted = survivor !== undefined;
        if (survivor === undefined) await this.endSilentSurvivor();
        this.pid = survivor ?? await this.launch(wantedPort);
        await this.ownership.acquire(this.url);
        if (survivor !== undefined) {
            this.options.log(`Took over the Redis of an earlier run (process ${survivor}).`);
        }
    }
    /** The process id of a server on that port that works on our folder. */ async findSurvivor(port) {
        const url = `redis://:${this.password}@127.0.0.1:${port}/0`;
        const client = new Client(url, {
            lazyConnect: true,
            retryStrategy: ()=>null,
            connectTimeout: 3000
        });
        client.on('error', ()=>undefined);
        try {
            await client.connect();
            const [, directory = ''] = await client.config('GET', 'dir');
            const pid = Number(/process_id:(\d+)/.exec(await client.info('server'))?.[1]);
            // It took our password. A folder that is gone was renamed to ours; another one is a copy's server.
            if (existsSync(directory) && realpathSync(directory) !== realpathSync(this.home)) return undefined;
            this.port = port;
            return pid;
        } catch  {
            return undefined;
        } finally{
            client.disconnect();
        }
    }
    /** Two servers on one append-only file would spoil it, so one that does not answer has to go. */ async endSilentSurvivor() {
        const pid = Number(readOrEmpty(join(this.home, 'redis.pid')));
        if (pid > 0 && worksIn(pid, this.home)) {
            await end(pid, [
                [
                    'SIGTERM',
                    5000
                ],
                [
                    'SIGKILL',
                    5000
                ]
            ]);
        }
    }
    async launch(wantedPort) {
        const deadline = performance.now() + START_PATIENCE_MS;
        while(performance.now() < deadline){
            this.port = wantedPort ?? await rememberedPort(this.home);
            const pid = await this.attempt(deadline);
            if (pid !== undefined) return pid;
            // Another process may have started a server on this very folder a moment before.
            const other = await this.findSurvivor(this.port);
            if (other !== undefined) return other;
            await sleep(300);
        }
        const log = readOrEmpty(join(this.home, 'server.log')).split('\n').slice(-15).join('\n');
        throw new EmbeddedServerError(`Redis did not start. The end of ${this.home}/server.log:\n${log}`);
    }
    async attempt(deadline) {
        const config = join(this.home, 'redis.conf');
        const { home, port, password } = this;
        writeFileSync(config, redisConfiguration({
            home,
            port,
            password,
            durable: this.options.durable
        }), {
            mode: 0o600
        });
        // A process group of its own: Ctrl-C in the terminal must not stop it before Frontrow has.
        const child = spawn(redisProgram(), [
            config,
            ...this.options.extraArgs ?? []
        ], {
            cwd: this.home,
            detached: true,
            stdio: 'ignore'
        });
        child.unref();
        let failed;
        child.once('error', (error)=>failed = error);
        while(performance.now() < deadline && child.exitCode === null && child.signalCode === null){
            if (failed) throw new EmbeddedServerError(`Redis cannot be run here: ${failed.message}.`);
            const answering = await this.findSurvivor(this.port);
            if (answering !== undefined && answering === child.pid) return answering;
            await sleep(15);
        }
        if (child.pid !== undefined && isAlive(child.pid)) await end(child.pid, [
            [
                'SIGKILL',
                5000
            ]
        ]);
        return undefined;
    }
};
function readOrEmpty(path) {
    try {
        return readFileSync(path, 'utf8').trim();
    } catch  {
        return '';
    }
}

//# sourceMappingURL=redis.js.map
