import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { EmbeddedServerError } from './server.js';

/**
 * The log of a rush is rewritten after it and not in the middle of it: a rewrite is a fork that takes a core for a
 * second, and 60,000 holds write about 50 MB. A start reads as much in about a second.
 */
const REWRITE_FROM = '256mb';

/** The text of `redis.conf`; a file, because a password on the command line is seen by everybody. */
export function redisConfiguration(server: {
  home: string;
  port: number;
  password: string;
  durable: boolean;
}): string {
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
    `auto-aof-rewrite-min-size ${REWRITE_FROM}`,
    durable ? 'save 3600 1' : 'save ""',
    durable ? 'databases 16' : 'databases 1024',
    '',
  ].join('\n');
}

/** The server program on PATH; `npm start` and `npm test` put one there. */
export function redisProgram(): string {
  const folders = (process.env.PATH ?? '').split(delimiter);
  for (const name of ['redis-server', 'valkey-server']) {
    const found = folders.map(folder => join(folder, name)).find(path => existsSync(path));
    if (found !== undefined) return found;
  }
  throw new EmbeddedServerError(
    'There is no redis-server or valkey-server on PATH. Start Frontrow with npm start, which gets one, ' +
      'install Redis 7 or newer, or set REDIS_URL to a Redis server of your own.',
  );
}

function quoted(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
