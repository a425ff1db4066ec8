import type { Redis, RedisOptions } from 'ioredis';
import { parseClusterAddress } from '../../config/redis-address.rules.js';
import { type ClientKind, given } from '../clients.js';
import type { Keyspace } from '../keyspace.js';
import { ClusterKeyspace } from './cluster-keyspace.js';
import { Follower } from './follower.js';
import { type Address, isSame, slotOf } from './slots.rules.js';
import { Topology } from './topology.js';

/** A Redis Cluster, as this process is connected with it. */
export class RedisCluster {
  private readonly topology: Topology;
  private readonly login: RedisOptions;

  /** @param url `redis+cluster://...` @param timeoutMs after which a request counts a server as away */
  constructor(
    url: string,
    private readonly timeoutMs: number,
  ) {
    const { nodes, username, password } = parseClusterAddress(url);
    this.login = given({ username, password });
    this.topology = new Topology(nodes, this.login, timeoutMs);
  }

  keyspace(): Keyspace {
    return new ClusterKeyspace(this.topology, this.login, this.timeoutMs);
  }

  /** A connection that stays with the owner of this key's slot, or with any server. */
  client(kind: ClientKind, key?: string): Redis {
    const slot = key === undefined ? undefined : slotOf(key);
    const owner = (): Address | undefined => (slot === undefined ? undefined : this.topology.ownerOf(slot));
    const follower = new Follower(this.login, kind, () => owner() ?? this.topology.anyNode());
    // One that is frozen or cut off closes no connection, and whoever blocks on it would wait for ever.
    const stop = this.topology.onChange(() => {
      const { address } = follower;
      const isRight = slot === undefined ? this.topology.isNode(address) : isSame(address, owner());
      if (!isRight) follower.leave();
    });
    follower.client.once('end', stop);
    return follower.client;
  }

  close(): void {
    this.topology.close();
  }
}
