import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Database, type Tx } from '../../platform/database/index.js';
import { Passwords } from '../../platform/security/passwords.js';

interface AdminRow {
  id: string;
  email: string;
  passwordHash: string;
}

export interface Admin {
  id: string;
  email: string;
}

/** The people who may sign in to the admin area. In this version the settings name the only one. */
@Injectable()
export class Admins {
  constructor(
    private readonly database: Database,
    private readonly passwords: Passwords,
  ) {}

  /** @returns undefined for a wrong password and for an unknown address alike, after the same work */
  async authenticate(email: string, password: string): Promise<Admin | undefined> {
    const row = await this.find(email);
    const isRight = await this.passwords.matches(row?.passwordHash, password);
    return isRight && row !== undefined ? { id: row.id, email: row.email } : undefined;
  }

  async byId(id: string): Promise<Admin | undefined> {
    const [row] = await this.database.primary.query<Admin>('SELECT id, email FROM admins WHERE id = $1', [
      id,
    ]);
    return row;
  }

  /** Whether nothing has to be changed for this to be the admin's password. */
  async isCurrent(email: string, password: string): Promise<boolean> {
    const row = await this.find(email);
    return row !== undefined && (await this.passwords.matches(row.passwordHash, password));
  }

  /**
   * Makes this the only admin, with this password hash. Everybody's sessions end: they were begun with what no
   * longer holds.
   */
  async setOnly(tx: Tx, email: string, passwordHash: string): Promise<void> {
    await tx.execute('DELETE FROM admins WHERE lower(email) <> lower($1)', [email]);
    await tx.execute(
      `INSERT INTO admins (id, email, password_hash) VALUES ($1, $2, $3)
       ON CONFLICT (lower(email)) DO UPDATE SET password_hash = $3`,
      [uuid(), email, passwordHash],
    );
    await tx.execute('DELETE FROM admin_sessions');
  }

  private async find(email: string): Promise<AdminRow | undefined> {
    const [row] = await this.database.primary.query<AdminRow>(
      'SELECT id, email, password_hash AS "passwordHash" FROM admins WHERE lower(email) = lower($1)',
      [email],
    );
    return row;
  }
}
