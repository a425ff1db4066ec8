import { Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import { PerformanceSeatsService } from '../inventory/index.js';
import { Database, type Page, pageOf, type Sql, type Tx } from '../platform/database/index.js';
import { notFound } from '../platform/general-problems.js';
import { Outbox } from '../platform/jobs/index.js';
import { DomainError } from '../platform/problem.js';
import { SignedTokens } from '../platform/security/signed-tokens.js';
import { AdmissionsService } from '../queue/index.js';
import type { Booking, Sale } from './booking.js';
import { type BookingFilter, BookingsStore } from './bookings.store.js';
import { normaliseReference, referenceFrom } from './reference.rules.js';

const ACCESS_PURPOSE = 'booking-access';

/** Sent once a booking stands; listeners find it by `bookingId`. */
export const BOOKING_CONFIRMED = 'booking.confirmed';
/** Sent when seats of a booking were given back, all or some. */
export const BOOKING_CHANGED = 'booking.changed';

@Injectable()
export class BookingsService {
  constructor(
    private readonly database: Database,
    private readonly store: BookingsStore,
    private readonly seats: PerformanceSeatsService,
    private readonly outbox: Outbox,
    private readonly admissions: AdmissionsService,
    private readonly tokens: SignedTokens,
  ) {}

  /**
   * Makes the sale final: booking, its seats, the seats sold, all in the caller's transaction.
   * @returns its reference; undefined when the claim no longer has every seat: the caller must roll back then
   */
  async confirm(tx: Tx, sale: Sale): Promise<string | undefined> {
    const id = uuid();
    const reference = referenceFrom(randomBytes(8));
    await this.store.insert(tx, id, reference, sale);
    const isSold = await this.seats.sell(tx, {
      performanceId: sale.performanceId,
      claimId: sale.paymentId,
      bookingId: id,
      ordinals: sale.seats.map(seat => seat.o),
    });
    if (!isSold) return undefined;
    if (sale.isQuiet !== true) {
      await this.outbox.add(tx, BOOKING_CONFIRMED, { bookingId: id });
      // Should this process die before, the place in the shop is free when the visit runs out.
      tx.afterCommit(() => this.admissions.end(sale.shopperId, sale.performanceId, 'booked'));
    }
    return reference;
  }

  /** Gives seats of a booking back to the sale; with the last of them the booking is cancelled. */
  async giveBack(tx: Tx, booking: Booking, ordinals: number[], reason: string): Promise<void> {
    const cancelled = await this.store.cancelSeats(tx, booking.id, ordinals);
    if (cancelled.length === 0) return;
    await this.seats.free(tx, booking.performanceId, booking.id, cancelled);
    await this.outbox.add(tx, BOOKING_CHANGED, { bookingId: booking.id, ordinals: cancelled, reason });
  }

  ofPayment(paymentId: string, sql: Sql = this.database.primary): Promise<Booking | undefined> {
    return this.store.findBy(sql, 'payment_id', paymentId);
  }

  ofHold(holdId: string): Promise<Booking | undefined> {
    return this.store.findBy(this.database.primary, 'hold_id', holdId);
  }

  /** @throws not-found */
  async byId(id: string): Promise<Booking> {
    return found(await this.store.findBy(this.database.primary, 'id', id));
  }

  /** For admins: by reference alone. @throws not-found */
  async byReference(reference: string): Promise<Booking> {
    return found(await this.store.findBy(this.database.primary, 'reference', normaliseReference(reference)));
  }

  /** For its buyer. A wrong token and an unknown reference answer the same. @throws not-found */
  async open(reference: string, token: string | undefined): Promise<Booking> {
    const booking = await this.store.findBy(
      this.database.primary,
      'reference',
      normaliseReference(reference),
    );
    const isRight = this.tokens.isDerived(ACCESS_PURPOSE, booking?.id ?? '', token ?? '');
    if (booking === undefined || !isRight) return found(undefined);
    return booking;
  }

  /** 128 bits derived from the secret key: whoever has it may see and manage this booking, and nothing else. */
  accessTokenOf(bookingId: string): string {
    return this.tokens.derive(ACCESS_PURPOSE, bookingId);
  }

  async list(filter: BookingFilter): Promise<Page<Booking>> {
    const rows = await this.store.list(this.database.primary, { ...filter, limit: filter.limit + 1 });
    return pageOf(rows, filter.limit, last => last.id);
  }
}

function found(booking: Booking | undefined): Booking {
  if (booking === undefined) {
    throw new DomainError(notFound, {
      detail: 'There is no such booking, or the link to it is not complete.',
    });
  }
  return booking;
}
