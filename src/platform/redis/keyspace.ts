import type { Redis } from 'ioredis';

/** Where keys are: all on one server, or each on that server of a cluster which owns its hash tag. */
export interface Keyspace {
  /** As far as they are known now. */
  readonly servers: readonly Redis[];

  /**
   * Has the server of a key do something, and once more where the key has gone when that server says that it is not
   * its owner any more, and so has done nothing.
   * @param key behind the hash tag of all keys that the work names
   * @throws what the server says; at once when it is not connected, or no server has the key
   */
  at<T>(key: string, work: (server: Redis) => Promise<T>): Promise<T>;

  /** Whether the server of this key is connected. */
  isReady(key: string): boolean;

  /** A key that begins with this name for each server. */
  keyOnEach(name: string): string[];

  /** Waits until servers answer. @throws when none does */
  open(): Promise<void>;

  /** Hears of each server that comes, now or later, and of each that comes again. */
  onReady(listener: (server: Redis) => void): void;

  close(): void;
}
