import type { Redis, RedisOptions } from 'ioredis';
import { connect, whenReady } from '../clients.js';
import type { Keyspace } from '../keyspace.js';
import { type Address, movedTo, nameOf, slotOf } from './slots.rules.js';
import type { Topology } from './topology.js';

const MAX_NAMES_TRIED = 10_000;

/** Keys that are spread over the masters of a cluster, each with a connection of its own. */
export class ClusterKeyspace implements Keyspace {
  private readonly byName = new Map<string, Redis>();
  private readonly listeners: ((server: Redis) => void)[] = [];
  private readonly stopFollowing: () => void;

  /** @param login user and password @param timeoutMs milliseconds to wait for an answer */
  constructor(
    private readonly topology: Topology,
    private readonly login: RedisOptions,
    private readonly timeoutMs: number,
  ) {
    this.stopFollowing = topology.onChange(() => this.follow());
    this.follow();
  }

  get servers(): readonly Redis[] {
    return [...this.byName.values()];
  }

  async at<T>(key: string, work: (server: Redis) => Promise<T>): Promise<T> {
    const slot = slotOf(key);
    const owner = this.topology.ownerOf(slot);
    if (owner === undefined) throw new Error(`No server of the Redis Cluster has slot ${slot}`);
    try {
      return await work(this.server(owner));
    } catch (error) {
      const next = movedTo(error, owner);
      if (next === undefined) throw error;
      this.topology.learn(slot, next);
      const server = this.server(next);
      await whenReady(server, this.timeoutMs);
      return work(server);
    }
  }

  isReady(key: string): boolean {
    const owner = this.topology.ownerOf(slotOf(key));
    return owner !== undefined && this.server(owner).status === 'ready';
  }

  keyOnEach(name: string): string[] {
    const keys = new Map<string, string>();
    const { masters } = this.topology;
    for (let tried = 0; tried < MAX_NAMES_TRIED && keys.size < masters.length; tried += 1) {
      const key = `${name}:{${tried}}`;
      const owner = this.topology.ownerOf(slotOf(key));
      if (owner !== undefined && !keys.has(nameOf(owner))) keys.set(nameOf(owner), key);
    }
    return [...keys.values()];
  }

  async open(): Promise<void> {
    await this.topology.whenKnown();
    const looks = await Promise.allSettled(this.servers.map(server => whenReady(server)));
    if (looks.some(({ status }) => status === 'fulfilled')) return;
    const names = this.topology.masters.map(nameOf).join(', ');
    throw new Error(`No master of the Redis Cluster answers where the cluster says that it is (${names})`);
  }

  onReady(listener: (server: Redis) => void): void {
    this.listeners.push(listener);
    for (const server of this.servers) server.on('ready', () => listener(server));
  }

  close(): void {
    this.stopFollowing();
    for (const server of this.servers) server.disconnect();
  }

  private server(address: Address): Redis {
    const name = nameOf(address);
    const present = this.byName.get(name);
    if (present !== undefined) return present;
    const server = connect({ ...this.login, ...address }, 'admission', this.timeoutMs);
    // All who are sent here at once wait for it.
    server.setMaxListeners(0);
    this.byName.set(name, server);
    for (const listener of this.listeners) server.on('ready', () => listener(server));
    // Whoever goes may have been replaced.
    server.on('close', () => this.topology.look());
    return server;
  }

  /** Connects with new masters before anybody asks them, and leaves those that are masters no more. */
  private follow(): void {
    const { masters } = this.topology;
    const names = new Set(masters.map(nameOf));
    for (const [name, server] of this.byName) {
      if (names.has(name)) continue;
      this.byName.delete(name);
      server.disconnect();
    }
    for (const master of masters) this.server(master);
  }
}
