import 'reflect-metadata';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import supertest from 'supertest';
import { createApp } from '../../src/app.js';
import { readConfig } from '../../src/platform/config/config.js';
import { freePort } from '../../src/platform/embedded/index.js';
import { freshDatabase, freshRedis } from './servers.js';

export const ADMIN_TOKEN = 'test-admin-token-0123456789';
export const ADMIN_EMAIL = 'admin@example.org';
export const ADMIN_PASSWORD = 'a rather long password';

export interface RunningApp {
  app: NestFastifyApplication;
  /** Where it listens: `http://127.0.0.1:<port>`. */
  url: string;
  databaseUrl: string;
  redisUrl: string;
  /** An agent that keeps cookies, as one browser does. */
  request: ReturnType<typeof supertest.agent>;
  /** Another browser. */
  newAgent: () => ReturnType<typeof supertest.agent>;
  close: () => Promise<void>;
}

/**
 * The whole product in this process, on a database and a Redis of its own, listening on a free port.
 * @param overrides environment variables; pass DATABASE_URL and REDIS_URL to share those of another app
 */
export async function startApp(overrides: Record<string, string> = {}): Promise<RunningApp> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const databaseUrl = overrides['DATABASE_URL'] ?? (await freshDatabase());
  const redisUrl = overrides['REDIS_URL'] ?? (await freshRedis());
  const config = readConfig({
    PORT: String(port),
    HOST: '127.0.0.1',
    PUBLIC_URL: url,
    SECRET_KEY: 'test-secret-key-of-at-least-32-characters',
    PAYMENT_PROVIDER: 'sandbox',
    ADMIN_EMAIL,
    ADMIN_PASSWORD,
    ADMIN_API_TOKEN: ADMIN_TOKEN,
    SEED_DEMO: 'off',
    RATE_LIMITS: 'off',
    // Two cores shared with everybody's tests: slowness must not look like a Redis that is away.
    REDIS_TIMEOUT_MS: '5000',
    LOG_LEVEL: 'error',
    ...overrides,
    DATABASE_URL: databaseUrl,
    REDIS_URL: redisUrl,
  });
  const app = await createApp(config);
  try {
    await app.listen({ port, host: '127.0.0.1' });
  } catch (error) {
    // Its timers and connections would outlive this test and fail those after it.
    await app.close();
    throw error;
  }
  const newAgent = () => supertest.agent(url);
  return { app, url, databaseUrl, redisUrl, request: newAgent(), newAgent, close: () => app.close() };
}
