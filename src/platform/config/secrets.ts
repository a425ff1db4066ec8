import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Settings } from './config.js';

/** Secrets that nobody set: made once, kept in the data folder, readable by the owner only. */
interface Secrets {
  secretKey: string;
  adminPassword: string;
  adminApiToken: string;
}

const OWNER_ONLY = 0o600;

/** Fills in what an embedded start may leave out. @returns the settings and whether secrets were made just now */
export function withSecrets(config: Settings): { config: Settings; isFirstStart: boolean } {
  if (config.secretKey !== undefined && config.databaseUrl !== undefined) {
    return { config, isFirstStart: false };
  }
  const file = join(config.dataDir, 'secrets.json');
  const isFirstStart = !existsSync(file);
  const secrets = isFirstStart
    ? makeSecrets(config.dataDir, file)
    : (JSON.parse(readFileSync(file, 'utf8')) as Secrets);
  return {
    isFirstStart,
    config: Object.freeze({
      ...config,
      secretKey: config.secretKey ?? secrets.secretKey,
      adminPassword: config.adminPassword ?? secrets.adminPassword,
      adminApiToken: config.adminApiToken ?? secrets.adminApiToken,
    }),
  };
}

function makeSecrets(folder: string, file: string): Secrets {
  mkdirSync(folder, { recursive: true });
  const secrets: Secrets = {
    secretKey: randomBytes(32).toString('base64url'),
    adminPassword: randomBytes(12).toString('base64url'),
    adminApiToken: randomBytes(24).toString('base64url'),
  };
  writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: OWNER_ONLY });
  chmodSync(file, OWNER_ONLY);
  return secrets;
}
