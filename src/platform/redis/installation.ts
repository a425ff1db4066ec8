import type { Redis } from 'ioredis';
import { isClusterAddress } from '../config/redis-address.rules.js';
import { type ClientKind, connect } from './clients.js';
import { RedisCluster } from './cluster/redis-cluster.js';
import type { Keyspace } from './keyspace.js';
import { OneServer } from './one-server.js';

/** What an address of Redis leads to. */
export interface Installation {
  keyspace(): Keyspace;
  /** A connection that stays with the server of this key, or with any server. Whoever asks for it closes it. */
  client(kind: Exclude<ClientKind, 'admission'>, key?: string): Redis;
  /** Ends what its clients and keyspaces share. */
  close(): void;
}

/** @param timeoutMs after which a request counts a server as away */
export function installationAt(url: string, timeoutMs: number): Installation {
  if (isClusterAddress(url)) return new RedisCluster(url, timeoutMs);
  return {
    keyspace: () => new OneServer(connect(url, 'admission', timeoutMs)),
    client: kind => connect(url, kind),
    close: () => undefined,
  };
}
