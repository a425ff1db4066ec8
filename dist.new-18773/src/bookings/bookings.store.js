function _ts_decorate(decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") {
        r = Reflect.decorate(decorators, target, key, desc);
    } else {
        for(var i = decorators.length - 1; i >= 0; i--){
            if (d = decorators[i]) {
                r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
            }
        }
    }
    return c > 3 && r && Object.defineProperty(target, key, r), r;
}
import { Injectable } from '@nestjs/common';
import { fromMinor, money } from '../platform/money/money.js';
const COLUMNS = `id, reference, performance_id AS "performanceId", payment_id AS "paymentId", hold_id AS "holdId",
  shopper_id AS "shopperId", buyer_name AS "buyerName", buyer_email AS "buyerEmail", status,
  total_minor AS "totalMinor", fees_minor AS "feesMinor", currency, created_at AS "createdAt",
  cancelled_at AS "cancelledAt"`;
export class BookingsStore {
    async insert(tx, id, reference, sale) {
        const total = sale.seats.reduce((sum, seat)=>sum + seat.price + seat.fees, 0);
        const fees = sale.seats.reduce((sum, seat)=>sum + seat.fees, 0);
        await tx.execute(`INSERT INTO bookings (id, reference, performance_id, payment_id, hold_id, shopper_id, buyer_name, buyer_email,
                             total_minor, fees_minor, currency)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`, [
            ...[
                id,
                reference,
                sale.performanceId,
                sale.paymentId,
                sale.holdId,
                sale.shopperId
            ],
            ...[
                sale.buyer.name,
                sale.buyer.email,
                total,
                fees,
                sale.currency
            ]
        ]);
        await tx.execute(`INSERT INTO booking_seats (booking_id, performance_id, ordinal, seat_id, section, row_label, seat_label,
                                  price_tier_id, price_minor, fees_minor)
       SELECT $1, $2, t.* FROM unnest($3::int[], $4::text[], $5::text[], $6::text[], $7::text[], $8::uuid[],
                                      $9::bigint[], $10::bigint[]) AS t`, [
            ...[
                id,
                sale.performanceId,
                sale.seats.map((seat)=>seat.o),
                sale.seats.map((seat)=>seat.seatId)
            ],
            ...[
                sale.seats.map((seat)=>seat.section),
                sale.seats.map((seat)=>seat.row)
            ],
            ...[
                sale.seats.map((seat)=>seat.seat),
                sale.seats.map((seat)=>seat.tierId)
            ],
            ...[
                sale.seats.map((seat)=>seat.price),
                sale.seats.map((seat)=>seat.fees)
            ]
        ]);
    }
    /** Marks live seats of the booking as given back; the booking is cancelled with the last of them. */ async cancelSeats(tx, bookingId, ordinals) {
        const rows = await tx.query(`UPDATE booking_seats SET cancelled_at = clock_timestamp()
        WHERE booking_id = $1 AND ordinal = ANY($2) AND cancelled_at IS NULL RETURNING ordinal`, [
            bookingId,
            ordinals
        ]);
        await tx.execute(`UPDATE bookings SET status = 'cancelled', cancelled_at = clock_timestamp()
        WHERE id = $1 AND status = 'confirmed'
          AND NOT EXISTS (SELECT 1 FROM booking_seats WHERE booking_id = $1 AND cancelled_at IS NULL)`, [
            bookingId
        ]);
        return rows.map((row)=>row.ordinal);
    }
    async findBy(sql, column, value) {
        const rows = await sql.query(`SELECT ${COLUMNS} FROM bookings WHERE ${column} = $1`, [
            value
        ]);
        return (await this.withSeats(sql, rows))[0];
    }
    async list(sql, filter) {
        const { performanceId, q, email, shopperId, before, limit } = filter;
        const rows = await sql.query(`SELECT ${COLUMNS} FROM bookings
        WHERE ($1::uuid IS NULL OR performance_id = $1)
          AND ($2::text IS NULL OR reference ILIKE $2 OR buyer_name ILIKE $2 OR buyer_email ILIKE $2)
          AND ($3::text IS NULL OR lower(buyer_email) = lower($3))
          AND ($4::text IS NULL OR shopper_id = $4)
          AND ($5::uuid IS NULL OR id < $5)
        ORDER BY id DESC LIMIT $6`, [
            performanceId ?? null,
            q === undefined ? null : `%${escapeLike(q)}%`,
            email ?? null,
            shopperId ?? null,
            before ?? null,
            limit
        ]);
        return this.withSeats(sql, rows);
    }
    async withSeats(sql, rows) {
        if (rows.length === 0) return [];
        const seats = await sql.query(`SELECT booking_id AS "bookingId", ordinal, seat_id AS "seatId", section, row_label AS row, seat_label AS seat,
              price_tier_id AS "tierId", price_minor AS "priceMinor", fees_minor AS "feesMinor",
              cancelled_at AS "cancelledAt"
         FROM booking_seats WHERE booking_id = ANY($1) ORDER BY ordinal`, [
            rows.map((row)=>row.id)
        ]);
        return rows.map((row)=>toBooking(row, seats.filter((seat)=>seat.bookingId === row.id)));
    }
}
BookingsStore = _ts_decorate([
    Injectable()
], BookingsStore);
function toBooking(row, seats) {
    const { buyerName, buyerEmail, totalMinor, feesMinor, currency, ...rest } = row;
    return {
        ...rest,
        buyer: {
            name: buyerName,
            email: buyerEmail
        },
        total: money(fromMinor(totalMinor), currency),
        fees: money(fromMinor(feesMinor), currency),
        seats: seats.map((seat)=>toSeat(seat, currency))
    };
}
function toSeat({ ordinal, seatId, section, row, seat, tierId, priceMinor, feesMinor, cancelledAt }, currency) {
    const price = money(fromMinor(priceMinor), currency);
    return {
        ordinal,
        seatId,
        section,
        row,
        seat,
        tierId,
        price,
        fees: money(fromMinor(feesMinor), currency),
        cancelledAt
    };
}
function escapeLike(text) {
    return text.replace(/[\\%_]/g, (character)=>`\\${character}`);
}

//# sourceMappingURL=bookings.store.js.map
