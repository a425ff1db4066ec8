/** Remembers loaded values for a short while; many who ask at once cause one load. Failures are not remembered. */ export class TtlCache {
    clock;
    options;
    load;
    entries = new Map();
    constructor(clock, options, load){
        this.clock = clock;
        this.options = options;
        this.load = load;
    }
    get(key) {
        const now = this.clock.ms();
        const present = this.entries.get(key);
        if (present !== undefined && now - present.loadedAt < this.options.ttlMs) return present.value;
        const value = this.load(key);
        this.entries.delete(key);
        this.entries.set(key, {
            value,
            loadedAt: now
        });
        value.catch(()=>this.forget(key, value));
        this.dropOldest();
        return value;
    }
    delete(key) {
        this.entries.delete(key);
    }
    forget(key, value) {
        if (this.entries.get(key)?.value === value) this.entries.delete(key);
    }
    dropOldest() {
        if (this.entries.size <= this.options.max) return;
        const oldest = this.entries.keys().next();
        if (oldest.done !== true) this.entries.delete(oldest.value);
    }
}

//# sourceMappingURL=ttl-cache.js.map
