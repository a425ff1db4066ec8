import type { Clock } from './clock/clock.js';

interface Entry<V> {
  value: Promise<V>;
  /** The same once it is there. */
  loaded?: V;
  loadedAt: number;
}

/** Remembers loaded values for a short while; many who ask at once cause one load. Failures are not remembered. */
export class TtlCache<V> {
  private readonly entries = new Map<string, Entry<V>>();

  constructor(
    private readonly clock: Clock,
    private readonly options: { ttlMs: number; max: number },
    private readonly load: (key: string) => Promise<V>,
  ) {}

  get(key: string): Promise<V> {
    const now = this.clock.ms();
    const present = this.entries.get(key);
    if (present !== undefined && now - present.loadedAt < this.options.ttlMs) return present.value;
    const value = this.load(key);
    const entry: Entry<V> = { value, loadedAt: now };
    this.entries.delete(key);
    this.entries.set(key, entry);
    value.then(
      loaded => (entry.loaded = loaded),
      () => this.forget(key, value),
    );
    this.dropOldest();
    return value;
  }

  /** What `get` would answer without loading, if there is anything. */
  present(key: string): V | undefined {
    const entry = this.entries.get(key);
    return entry !== undefined && this.clock.ms() - entry.loadedAt < this.options.ttlMs
      ? entry.loaded
      : undefined;
  }

  delete(key: string): void {
    this.entries.delete(key);
  }

  private forget(key: string, value: Promise<V>): void {
    if (this.entries.get(key)?.value === value) this.entries.delete(key);
  }

  private dropOldest(): void {
    if (this.entries.size <= this.options.max) return;
    const oldest = this.entries.keys().next();
    if (oldest.done !== true) this.entries.delete(oldest.value);
  }
}
