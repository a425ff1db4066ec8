import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Config } from '../../platform/config/config.js';
import { Database } from '../../platform/database/index.js';
import { Passwords } from '../../platform/security/passwords.js';
import { Admins } from './admins.js';
import { ApiTokens } from './api-tokens.js';

/** Any fixed number: processes that start at the same time wait for each other on it. */
const ACCESS_LOCK = 727_002;
/** Name of the token that the settings give. */
const SETTINGS_TOKEN = 'settings';

/** Makes what ADMIN_EMAIL, ADMIN_PASSWORD and ADMIN_API_TOKEN say true at every start; a changed value takes effect. */
@Injectable()
export class FirstAccess implements OnApplicationBootstrap {
  constructor(
    private readonly config: Config,
    private readonly database: Database,
    private readonly passwords: Passwords,
    private readonly admins: Admins,
    private readonly tokens: ApiTokens,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const { adminApiToken, adminEmail, adminPassword } = this.config;
    if (adminApiToken !== undefined) {
      await this.database.run(async tx => {
        await tx.execute('SELECT pg_advisory_xact_lock($1)', [ACCESS_LOCK]);
        await this.tokens.set(tx, SETTINGS_TOKEN, 'admin', adminApiToken);
      });
    }
    if (adminPassword === undefined || (await this.admins.isCurrent(adminEmail, adminPassword))) return;
    const hash = await this.passwords.hash(adminPassword);
    await this.database.run(async tx => {
      await tx.execute('SELECT pg_advisory_xact_lock($1)', [ACCESS_LOCK]);
      await this.admins.setOnly(tx, adminEmail, hash);
    });
  }
}
