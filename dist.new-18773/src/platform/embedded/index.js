export { startEmbedded } from './both.js';
export { choosePort, freePort } from './free-port.js';
export { startPostgres } from './postgres.js';
export { startRedis } from './redis.js';
export { EmbeddedServerError } from './server.js';

//# sourceMappingURL=index.js.map
