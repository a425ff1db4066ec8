import { Redis } from 'ioredis';
import type { EmbeddedServer } from '../../src/platform/embedded/index.js';
import { slotOf, SLOTS } from '../../src/platform/redis/cluster/slots.rules.js';
import { complaintOf, HOST, mapOf, PASSWORD, portOf, startNode, USER } from './redis-cluster-node.js';
import { until } from './until.js';

const MASTERS = 3;
/** Each master has one replica. */
const SERVERS = 2 * MASTERS;

/** A real Redis Cluster of three masters, each with a replica. */
export class TestCluster {
  private constructor(readonly servers: readonly EmbeddedServer[]) {}

  static async start(): Promise<TestCluster> {
    const cluster = new TestCluster(await Promise.all(Array.from({ length: SERVERS }, startNode)));
    try {
      await cluster.meet();
      return cluster;
    } catch (error) {
      await cluster.stop();
      throw error;
    }
  }

  /** As `REDIS_URL` takes it: one that is not there, and two that know the others. */
  get url(): string {
    const ports = [1, ...this.servers.slice(1, 3).map(portOf)];
    const hosts = ports.map(port => `${HOST}:${port}`);
    return `redis+cluster://${USER}:${encodeURIComponent(PASSWORD)}@${hosts.join(',')}`;
  }

  /** Speaks to one server itself. */
  async at<T>(server: EmbeddedServer, work: (client: Redis) => Promise<T>): Promise<T> {
    const client = new Redis(server.url, {
      maxRetriesPerRequest: 0,
      retryStrategy: () => null,
      commandTimeout: 2_000,
    });
    client.on('error', () => undefined);
    try {
      return await work(client);
    } finally {
      client.disconnect();
    }
  }

  /** The master of a key, as most servers that answer see it. */
  async masterOf(key: string): Promise<EmbeddedServer> {
    const said = await Promise.allSettled(
      this.servers.map(server =>
        this.at(server, async client => {
          const { owners } = await mapOf(client);
          return owners[await client.cluster('KEYSLOT', key)]?.port;
        }),
      ),
    );
    const ports = said.flatMap(answer => (answer.status === 'fulfilled' ? [answer.value] : []));
    const votes = this.servers.map(server => ports.filter(port => port === portOf(server)).length);
    const winner = this.servers[votes.indexOf(Math.max(...votes))];
    if (winner === undefined) throw new Error(`Nobody knows where ${key} is.`);
    return winner;
  }

  async isMaster(server: EmbeddedServer): Promise<boolean> {
    return /^role:master/m.test(await this.at(server, client => client.info('replication')));
  }

  /** The replica of a master, at its own word. */
  async replicaOf(master: EmbeddedServer): Promise<EmbeddedServer> {
    const info = await this.at(master, client => client.info('replication'));
    const port = Number(/^slave0:.*port=(\d+)/m.exec(info)?.[1]);
    const replica = this.servers.find(server => portOf(server) === port);
    if (replica === undefined) throw new Error(`It has no replica: ${info}`);
    return replica;
  }

  /** Moves the slot of a key to another master, as a resharding does. @param meanwhile when half of its keys are there */
  async moveSlotOf(key: string, meanwhile: () => Promise<void>): Promise<void> {
    const from = await this.masterOf(key);
    const to = await this.anotherMaster(from);
    const slot = slotOf(key);
    const [fromId, toId] = await Promise.all(
      [from, to].map(one => this.at(one, client => client.cluster('MYID'))),
    );
    await this.at(to, client => client.cluster('SETSLOT', slot, 'IMPORTING', fromId ?? ''));
    await this.at(from, async client => {
      await client.cluster('SETSLOT', slot, 'MIGRATING', toId ?? '');
      const keys = await client.cluster('GETKEYSINSLOT', slot, 1_000);
      const half = Math.ceil(keys.length / 2);
      const move = (some: string[]) =>
        client.call('MIGRATE', HOST, portOf(to), '', 0, 5_000, 'AUTH2', USER, PASSWORD, 'KEYS', ...some);
      await move(keys.slice(0, half));
      await meanwhile();
      const rest = await client.cluster('GETKEYSINSLOT', slot, 1_000);
      if (rest.length > 0) await move(rest);
    });
    for (const server of [to, from])
      await this.at(server, client => client.cluster('SETSLOT', slot, 'NODE', toId ?? ''));
  }

  /** Stops a replica, and cuts its link, so that it gets nothing of what its master does from now on. */
  async cutOff(replica: EmbeddedServer, master: EmbeddedServer): Promise<void> {
    process.kill(replica.pid, 'SIGSTOP');
    await this.at(master, client => client.call('CLIENT', 'KILL', 'TYPE', 'replica'));
  }

  /** Waits until every server sees a cluster that is whole, with a replica for each master. */
  async isWhole(): Promise<void> {
    await until(
      () =>
        Promise.all(
          this.servers.map(server => this.at(server, client => complaintOf(client, MASTERS)).catch(String)),
        ),
      complaints => complaints.every(complaint => complaint === ''),
    );
  }

  async stop(): Promise<void> {
    for (const { pid } of this.servers) signal(pid, 'SIGCONT');
    await Promise.all(this.servers.map(server => server.stop()));
  }

  private async anotherMaster(one: EmbeddedServer): Promise<EmbeddedServer> {
    const { masters } = await this.at(one, mapOf);
    const other = this.servers.find(
      server => server !== one && masters.some(({ port }) => port === portOf(server)),
    );
    if (other === undefined) throw new Error('There is no other master.');
    return other;
  }

  private async meet(): Promise<void> {
    const [masters, replicas] = [this.servers.slice(0, MASTERS), this.servers.slice(MASTERS)];
    for (const [i, master] of masters.entries()) {
      await this.at(master, async client => {
        const [from, behind] = [i, i + 1].map(part => Math.floor((part * SLOTS) / MASTERS)) as [
          number,
          number,
        ];
        await client.call('CLUSTER', 'ADDSLOTSRANGE', from, behind - 1);
        await client.cluster('SET-CONFIG-EPOCH', i + 1);
      });
    }
    const [first, ...others] = this.servers as [EmbeddedServer, ...EmbeddedServer[]];
    for (const other of others) {
      const busPort = await this.at(other, async client =>
        String(((await client.config('GET', 'cluster-port')) as string[])[1]),
      );
      await this.at(first, client => client.call('CLUSTER', 'MEET', HOST, portOf(other), busPort));
    }
    for (const [i, replica] of replicas.entries()) {
      const master = masters[i] ?? first;
      const id = await this.at(master, client => client.cluster('MYID'));
      await until(
        () => this.at(replica, client => client.cluster('REPLICATE', id).catch(String)),
        said => said === 'OK',
      );
    }
    await this.isWhole();
  }
}

/** Sends a signal to a server, if it is there. */
function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
