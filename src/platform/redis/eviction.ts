import type { Redis } from 'ioredis';

/** A Redis that throws keys away when memory runs short: holds and jobs would vanish. */
export class EvictsKeys extends Error {
  constructor(where: string, policy: string) {
    super(
      `Redis at ${where} evicts keys when memory runs short (maxmemory-policy ${policy}), so holds would vanish. ` +
        'Set it to noeviction: redis-cli CONFIG SET maxmemory-policy noeviction',
    );
  }
}

/** @throws EvictsKeys, and whatever keeps it from answering; a server that does not tell its policy is believed */
export async function refuseEviction(client: Redis): Promise<void> {
  const [, policy] = (await client.config('GET', 'maxmemory-policy')) as string[];
  const { host = '', port = 0 } = client.options;
  if (policy !== undefined && policy !== 'noeviction') throw new EvictsKeys(`${host}:${port}`, policy);
}
