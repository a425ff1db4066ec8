export { type EmbeddedServers, startEmbedded } from './both.js';
export { choosePort, freePort } from './free-port.js';
export { startPostgres } from './postgres.js';
export { startRedis } from './redis.js';
export { type EmbeddedOptions, type EmbeddedServer, EmbeddedServerError, type Log } from './server.js';
