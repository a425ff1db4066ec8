export type { Keyspace } from './keyspace.js';
export { Leadership } from './leadership.js';
export { REQUEST } from './lock-server.js';
export { RedisConnections } from './redis.js';
export { RedisModule } from './redis.module.js';
export { Script } from './script.js';
export { ScriptedLocks, type Verdict } from './scripted-locks.js';
export type { LockScripts } from './turn-acts.js';
