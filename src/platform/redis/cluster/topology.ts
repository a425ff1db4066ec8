import type { RedisOptions } from 'ioredis';
import { Follower } from './follower.js';
import { type Address, type ClusterMap, isSame, readSlots, type SlotRange } from './slots.rules.js';

/** A fail-over is seen after so long at most. */
const LOOK_EVERY_MS = 1_000;
const START_PATIENCE_MS = 5_000;
const NO_ONE: Address = { host: '', port: 0 };

/**
 * What this process knows of a cluster: which server owns which slot. It asks one server after the other until one
 * says that all is well, and then that one once a second.
 */
export class Topology {
  private map: ClusterMap = readSlots([], NO_ONE);
  /** Owners that are known better than by the map. */
  private readonly told = new Map<number, Address>();
  private text = '';
  private turn = 0;
  private readonly informant: Follower;
  private readonly timer: NodeJS.Timeout;
  private looking: Promise<void> | undefined;
  private readonly listeners = new Set<() => void>();

  /** @param seeds servers of the cluster to ask first @param timeoutMs after which the next one is asked */
  constructor(
    private readonly seeds: readonly Address[],
    login: RedisOptions,
    timeoutMs: number,
  ) {
    this.turn = Math.floor(Math.random() * seeds.length);
    this.informant = new Follower(login, 'admission', () => this.anyNode(), timeoutMs);
    this.informant.client.on('ready', () => this.look());
    this.timer = setInterval(() => this.look(), LOOK_EVERY_MS).unref();
  }

  get masters(): readonly Address[] {
    return this.map.masters;
  }

  ownerOf(slot: number): Address | undefined {
    return this.told.get(slot) ?? this.map.owners[slot];
  }

  isNode(address: Address): boolean {
    return this.map.nodes.some(node => isSame(node, address));
  }

  /** Another one each time. Whoever was named in the settings is asked too, when nobody else answers. */
  anyNode(): Address {
    const all = [...this.map.nodes, ...this.seeds];
    this.turn += 1;
    return all[this.turn % all.length] ?? NO_ONE;
  }

  /** A server has said where a slot is now. */
  learn(slot: number, owner: Address): void {
    this.told.set(slot, owner);
    this.look();
  }

  /** Asks now: there is reason to believe that something has changed. */
  look(): void {
    if (this.informant.client.status !== 'ready') return;
    this.looking ??= this.ask().finally(() => (this.looking = undefined));
  }

  /** @returns what ends the listening */
  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** @throws when no server says in time that the cluster is well */
  async whenKnown(): Promise<void> {
    if (this.text !== '') return;
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => {
        stop();
        reject(new Error('No server of the Redis Cluster says that the cluster is well (cluster_state:ok)'));
      }, START_PATIENCE_MS);
      const stop = this.onChange(() => {
        clearTimeout(timer);
        stop();
        resolve();
      });
    });
  }

  close(): void {
    clearInterval(this.timer);
    this.informant.client.disconnect();
  }

  private async ask(): Promise<void> {
    const { client, address } = this.informant;
    try {
      const [info, ranges] = await Promise.all([client.cluster('INFO'), client.cluster('SLOTS')]);
      // One that is cut off from the others knows nothing new, and says so.
      if (!/^cluster_state:ok/m.test(info)) throw new Error('the cluster is not well there');
      this.take(ranges, address);
    } catch {
      this.informant.leave();
    }
  }

  private take(ranges: SlotRange[], asked: Address): void {
    // What one server said is believed until another has been asked; should that one be behind, it is said again.
    this.told.clear();
    const text = JSON.stringify(ranges);
    if (text === this.text) return;
    this.text = text;
    this.map = readSlots(ranges, asked);
    for (const listener of [...this.listeners]) listener();
  }
}
