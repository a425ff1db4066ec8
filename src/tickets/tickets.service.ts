import { Injectable, type OnModuleInit } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import { type Booking, BOOKING_CHANGED, BOOKING_CONFIRMED, BookingsService } from '../bookings/index.js';
import { Database } from '../platform/database/index.js';
import { notFound } from '../platform/general-problems.js';
import { JobRegistry } from '../platform/jobs/index.js';
import { DomainError } from '../platform/problem.js';
import type { Ticket } from './ticket.js';
import { ticketCancelled, ticketUsed } from './tickets.problems.js';

const CODE_BYTES = 16;
const COLUMNS = `id, booking_id AS "bookingId", performance_id AS "performanceId", seat_id AS "seatId", code, status,
  issued_at AS "issuedAt"`;

export interface CheckIn {
  ticketId: string;
  reference: string;
  seat: { section: string; row: string; seat: string };
  at: Date;
}

@Injectable()
export class TicketsService implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly bookings: BookingsService,
    private readonly jobs: JobRegistry,
  ) {}

  onModuleInit(): void {
    const bring = async (payload: Record<string, unknown>): Promise<void> => {
      await this.ofBooking(await this.bookings.byId(payload['bookingId'] as string));
    };
    this.jobs.on(BOOKING_CONFIRMED, 'issue tickets', bring);
    this.jobs.on(BOOKING_CHANGED, 'void tickets', bring);
  }

  /** Tickets of a booking, in the order of its seats; issued when first asked for, void when the seat was given back. */
  async ofBooking(booking: Booking): Promise<Ticket[]> {
    const live = booking.seats.filter(seat => seat.cancelledAt === null).map(seat => seat.seatId);
    let tickets = await this.find(booking.id);
    if (!isUpToDate(tickets, live)) {
      await this.bringUpToDate(booking, live);
      tickets = await this.find(booking.id);
    }
    const place = new Map(booking.seats.map((seat, index) => [seat.seatId, index]));
    return tickets.sort((a, b) => (place.get(a.seatId) ?? 0) - (place.get(b.seatId) ?? 0));
  }

  private find(bookingId: string): Promise<Ticket[]> {
    return this.database.primary.query<Ticket>(`SELECT ${COLUMNS} FROM tickets WHERE booking_id = $1`, [
      bookingId,
    ]);
  }

  private async bringUpToDate({ id, performanceId }: Booking, live: string[]): Promise<void> {
    const codes = live.map(() => randomBytes(CODE_BYTES).toString('base64url'));
    await this.database.run(async tx => {
      await tx.execute(
        `INSERT INTO tickets (id, booking_id, performance_id, seat_id, code)
         SELECT made.id, $1, $2, made.seat_id, made.code
           FROM unnest($3::uuid[], $4::text[], $5::text[]) AS made (id, seat_id, code)
         ON CONFLICT (booking_id, seat_id) DO NOTHING`,
        [id, performanceId, live.map(() => uuid()), live, codes],
      );
      await tx.execute(
        `UPDATE tickets SET status = 'void' WHERE booking_id = $1 AND seat_id <> ALL($2) AND status = 'valid'`,
        [id, live],
      );
    });
  }

  /**
   * Accepts a ticket at a door, once.
   * @throws not-found, ticket-cancelled, ticket-already-used with when and where
   */
  async checkIn(code: string, door: string): Promise<CheckIn> {
    const [ticket] = await this.database.primary.query<Ticket>(
      `SELECT ${COLUMNS} FROM tickets WHERE code = $1`,
      [code],
    );
    if (ticket === undefined) throw new DomainError(notFound, { detail: 'This code belongs to no ticket.' });
    // The booking decides: a ticket is marked void only after the seat was given back.
    const booking = await this.bookings.byId(ticket.bookingId);
    const seat = booking.seats.find(one => one.seatId === ticket.seatId);
    const isGivenBack = seat === undefined || seat.cancelledAt !== null;
    if (isGivenBack || ticket.status === 'void') throw new DomainError(ticketCancelled);
    const [made] = await this.database.primary.query<{ at: Date }>(
      'INSERT INTO checkins (ticket_id, door) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING at',
      [ticket.id, door],
    );
    if (made === undefined) {
      const [first] = await this.database.primary.query<{ at: Date; door: string }>(
        'SELECT at, door FROM checkins WHERE ticket_id = $1',
        [ticket.id],
      );
      throw new DomainError(ticketUsed, { extra: { at: first?.at, door: first?.door } });
    }
    return {
      ticketId: ticket.id,
      reference: booking.reference,
      seat: { section: seat.section, row: seat.row, seat: seat.seat },
      at: made.at,
    };
  }
}

/** Whether every seat that somebody has got its ticket, and no other seat has one that is valid. */
function isUpToDate(tickets: Ticket[], live: string[]): boolean {
  const valid = tickets.filter(({ status }) => status === 'valid').map(({ seatId }) => seatId);
  const issued = new Set(tickets.map(({ seatId }) => seatId));
  return live.every(seatId => issued.has(seatId)) && valid.every(seatId => live.includes(seatId));
}
