import type { Pool } from 'pg';

/** A payment as the gateway's own books have it. Amounts in minor units. */
export interface GatewayEntry {
  id: string;
  status: string;
  paymentId: string | null;
  /** What is set aside on the card and not captured. */
  authorized: number;
  captured: number;
  refunded: number;
}

/** Where the auditor reads what the gateway knows, whichever gateway the row used. */
export interface GatewayBooks {
  entries(): Promise<GatewayEntry[]>;
}

/** The books of the sandbox, straight from its own schema. */
export class SandboxBooks implements GatewayBooks {
  constructor(private readonly sql: Pick<Pool, 'query'>) {}

  async entries(): Promise<GatewayEntry[]> {
    const { rows } = await this.sql.query<GatewayEntry>(`
      SELECT id, status, metadata ->> 'paymentId' AS "paymentId",
             CASE WHEN status = 'requires_capture' THEN amount ELSE 0 END::float8 AS authorized,
             captured::float8 AS captured, refunded::float8 AS refunded
        FROM sandbox.intents ORDER BY created_at, id`);
    return rows;
  }
}
