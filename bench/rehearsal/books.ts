import { Redis } from 'ioredis';
import { Client } from 'pg';
import { commandsIn, scriptsIn } from '../harness/server-counts.js';

/** One admission, from the first moment to the last. Times are seconds since 1970, to the microsecond. */
export interface Stay {
  rank: number;
  from: number;
  to: number;
}

/** What Postgres has written down of a sale. */
export interface Books {
  /** In the order in which they were admitted. */
  stays: Stay[];
  bookings: number;
  seatsSold: number;
  /** Seats that stand in more than one confirmed booking. Never. */
  soldTwice: number;
}

/** An admission ends when it was ended, or by itself. */
const STAYS = `
  SELECT rank::float8 AS rank, extract(epoch FROM admitted_at)::float8 AS from,
         extract(epoch FROM least(ended_at, expires_at))::float8 AS to
    FROM admissions WHERE performance_id = $1 ORDER BY admitted_at`;

const SOLD = `
  SELECT count(DISTINCT booking_id)::int AS bookings, count(*)::int AS seats,
         (count(*) - count(DISTINCT seat_id))::int AS twice
    FROM bookings JOIN booking_seats ON booking_id = id
   WHERE bookings.performance_id = $1 AND status = 'confirmed'`;

export async function readBooks(databaseUrl: string, performanceId: string): Promise<Books> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const stays = await client.query<Stay>(STAYS, [performanceId]);
    const sold = await client.query<{ bookings: number; seats: number; twice: number }>(SOLD, [
      performanceId,
    ]);
    const { bookings = NaN, seats = NaN, twice = NaN } = sold.rows[0] ?? {};
    return { stays: stays.rows, bookings, seatsSold: seats, soldTwice: twice };
  } finally {
    await client.end();
  }
}

/** What Redis has run so far. */
export async function redisWork(redisUrl: string): Promise<{ commands: number; scripts: number }> {
  const redis = new Redis(redisUrl);
  try {
    const info = await redis.info('commandstats');
    return { commands: commandsIn(info), scripts: scriptsIn(info) };
  } finally {
    redis.disconnect();
  }
}
