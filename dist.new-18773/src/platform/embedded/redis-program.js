import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { EmbeddedServerError } from './server.js';
/** The text of `redis.conf`; a file, because a password on the command line is seen by everybody. */ export function redisConfiguration(server) {
    const { home, port, password, durable } = server;
    return [
        'bind 127.0.0.1',
        `port ${port}`,
        `dir ${quoted(home)}`,
        `requirepass ${quoted(password)}`,
        `pidfile ${quoted(join(home, 'redis.pid'))}`,
        `logfile ${quoted(join(home, 'server.log'))}`,
        'daemonize no',
        // The command line stays as it was given, with the folder in it, so that it can be recognised.
        'set-proc-title no',
        'maxmemory-policy noeviction',
        durable ? 'appendonly yes' : 'appendonly no',
        'appendfsync everysec',
        durable ? 'save 3600 1' : 'save ""',
        durable ? 'databases 16' : 'databases 1024',
        ''
    ].join('\n');
}
/** The server program on PATH; `npm start` and `npm test` put one there. */ export function redisProgram() {
    const folders = (process.env.PATH ?? '').split(delimiter);
    for (const name of [
        'redis-server',
        'valkey-server'
    ]){
        const found = folders.map((folder)=>join(folder, name)).find((path)=>existsSync(path));
        if (found !== undefined) return found;
    }
    throw new EmbeddedServerError('There is no redis-server or valkey-server on PATH. Start Frontrow with npm start, which gets one, ' + 'install Redis 7 or newer, or set REDIS_URL to a Redis server of your own.');
}
function quoted(text) {
    return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

//# sourceMappingURL=redis-program.js.map
