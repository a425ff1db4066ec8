import type { Link } from './planted-fault.js';

/** What only that transaction of a checkout writes. */
const WRITES = {
  T1: 'INSERT INTO payments ',
  T2: 'INSERT INTO bookings ',
  T3: 'INSERT INTO ledger',
} as const;

export type Transaction = keyof typeof WRITES;

/** For a proxy of Postgres: the COMMIT of the transaction that claims, books or captures, and no other. */
export function commitOf(transaction: Transaction): (bytes: Buffer, link: Link) => boolean {
  const inside = new Set<number>();
  return (bytes, { id }) => {
    if (bytes.includes('START TRANSACTION')) inside.delete(id);
    if (bytes.includes(WRITES[transaction])) inside.add(id);
    if (!bytes.includes('COMMIT\0')) return false;
    return inside.delete(id);
  };
}

/** For a proxy of Postgres: the statement of the transaction that makes it what it is. */
export function statementOf(transaction: Transaction): (bytes: Buffer) => boolean {
  return bytes => bytes.includes(WRITES[transaction]);
}
