export { startEmbedded } from './both.js';
export { choosePort, freePort } from './free-port.js';
export { startPostgres } from './postgres.js';
export { redisProgram } from './redis-program.js';
export { startRedis } from './redis.js';
export { type EmbeddedServer, EmbeddedServerError } from './server.js';
