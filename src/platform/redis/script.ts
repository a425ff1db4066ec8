import { createHash } from 'node:crypto';
import type { Redis } from 'ioredis';
import { runIdOf } from './clients.js';
import type { Keyspace } from './keyspace.js';

type Texts = (string | number)[];
type Arguments = Texts | ((runId: string) => Texts);

/** A Lua script that is sent by its hash, and whole only to a server that does not know it yet. */
export class Script {
  private readonly sha: string;

  constructor(private readonly source: string) {
    this.sha = createHash('sha1').update(source).digest('hex');
  }

  /** @param args or what makes them from the run id of the very server that runs the script */
  run(keyspace: Keyspace, keys: string[], args: Arguments): Promise<unknown> {
    return keyspace.at(keys[0] ?? '', server => this.runOn(server, keys, args));
  }

  private async runOn(server: Redis, keys: string[], args: Arguments): Promise<unknown> {
    const texts = typeof args === 'function' ? args(runIdOf(server)) : args;
    try {
      return await server.evalsha(this.sha, keys.length, ...keys, ...texts);
    } catch (error) {
      if (!(error instanceof Error) || !error.message.startsWith('NOSCRIPT')) throw error;
      return server.eval(this.source, keys.length, ...keys, ...texts);
    }
  }
}
