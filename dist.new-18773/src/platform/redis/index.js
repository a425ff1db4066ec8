export { connect, runIdOf, whenReady } from './clients.js';
export { RedisConnections } from './redis.js';
export { RedisModule } from './redis.module.js';
export { Script } from './script.js';
export { ScriptedLocks } from './scripted-locks.js';

//# sourceMappingURL=index.js.map
