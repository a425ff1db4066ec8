import type { Redis } from 'ioredis';
import { whenReady } from './clients.js';
import type { Keyspace } from './keyspace.js';

/** All keys on one server, or on the one that sentinels name. */
export class OneServer implements Keyspace {
  readonly servers: readonly [Redis];

  constructor(private readonly server: Redis) {
    this.servers = [server];
  }

  at<T>(_key: string, work: (server: Redis) => Promise<T>): Promise<T> {
    return work(this.server);
  }

  isReady(): boolean {
    return this.server.status === 'ready';
  }

  keyOnEach(name: string): string[] {
    return [name];
  }

  open(): Promise<void> {
    return whenReady(this.server);
  }

  onReady(listener: (server: Redis) => void): void {
    this.server.on('ready', () => listener(this.server));
  }

  close(): void {
    this.server.disconnect();
  }
}
