import { tmpdir } from 'node:os';
import type { Redis } from 'ioredis';
import { type EmbeddedServer, freePort, startRedis } from '../../src/platform/embedded/index.js';
import { type ClusterMap, readSlots } from '../../src/platform/redis/cluster/slots.rules.js';

export const HOST = '127.0.0.1';
/** The same on all servers, since each has a password of its own besides. */
export const [USER, PASSWORD] = ['app', 'of-the-cluster'];
const NODE_TIMEOUT_MS = 1_000;

/** A server that may become part of a cluster. */
export async function startNode(): Promise<EmbeddedServer> {
  const port = await freePort();
  return startRedis({
    ...{ dataDir: tmpdir(), durable: false, log: () => undefined },
    extraArgs: [
      // Its usual port for the others, 10,000 more, may be one that there is not.
      ...['--cluster-enabled', 'yes', '--cluster-port', String(port)],
      ...['--cluster-node-timeout', String(NODE_TIMEOUT_MS), '--cluster-replica-validity-factor', '0'],
      ...['--cluster-require-full-coverage', 'no', '--repl-ping-replica-period', '1'],
      ...['--user', USER, 'on', `>${PASSWORD}`, '~*', '&*', '+@all'],
      ...['--masteruser', USER, '--masterauth', PASSWORD],
    ],
  });
}

export function portOf({ url }: EmbeddedServer): number {
  return Number(new URL(url).port);
}

export async function mapOf(client: Redis): Promise<ClusterMap> {
  return readSlots(await client.cluster('SLOTS'), { host: HOST, port: 0 });
}

/** What a server finds wanting in a cluster of so many masters, each with a replica. @returns '' for nothing */
export async function complaintOf(client: Redis, wanted: number): Promise<string> {
  const { masters, nodes } = await mapOf(client);
  const state = await client.cluster('INFO');
  const replication = await client.info('replication');
  if (!state.includes('cluster_state:ok')) return 'not ok';
  if (masters.length < wanted || nodes.length < 2 * wanted) return `${masters.length} of ${nodes.length}`;
  return /master_link_status:down/.test(replication) ? 'a replica is behind' : '';
}
