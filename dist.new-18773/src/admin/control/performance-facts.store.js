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
function _ts_metadata(metadataKey, metadataValue) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") {
        return Reflect.metadata(metadataKey, metadataValue);
    }
}
import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';
const SALES = `
  SELECT (SELECT count(DISTINCT claim_id) FROM performance_seats
           WHERE performance_id = $1 AND claim_expires_at > clock_timestamp())::int AS claims,
         (SELECT count(*) FROM bookings WHERE performance_id = $1 AND status = 'confirmed')::int AS bookings,
         (SELECT count(*) FROM booking_seats
           WHERE performance_id = $1 AND cancelled_at IS NULL)::int AS "seatsBooked",
         (SELECT coalesce(sum(captured_minor - refunded_minor), 0) FROM payments
           WHERE performance_id = $1)::float8 AS "revenueMinor",
         (SELECT currency FROM performances WHERE id = $1) AS currency,
         (SELECT count(*) FROM bookings WHERE performance_id = $1
             AND created_at > clock_timestamp() - interval '1 minute')::int AS "bookingsLastMinute",
         (SELECT count(*) FROM bookings b JOIN booking_seats s ON s.booking_id = b.id
           WHERE b.performance_id = $1
             AND b.created_at > clock_timestamp() - interval '1 minute')::int AS "seatsLastMinute",
         (SELECT count(*) FROM payments
           WHERE performance_id = $1 AND state IN ('INIT', 'PI', 'CONF'))::int AS "paymentsRunning"`;
const INVARIANTS = `
  WITH live AS (
    SELECT bs.booking_id, bs.ordinal, bs.seat_id FROM booking_seats bs
     WHERE bs.performance_id = $1 AND bs.cancelled_at IS NULL),
  seats AS (
    SELECT ordinal, status, booking_id FROM performance_seats WHERE performance_id = $1)
  SELECT ((SELECT count(*) FROM (SELECT 1 FROM live GROUP BY seat_id HAVING count(*) > 1) twice)
          + greatest(0, (SELECT count(*) FROM live) - (SELECT count(*) FROM seats)))::int AS oversold,
         (SELECT count(*) FROM seats s WHERE s.status = 'sold' AND NOT EXISTS (
            SELECT 1 FROM live l WHERE l.ordinal = s.ordinal AND l.booking_id = s.booking_id))::int
           AS "soldWithoutBooking",
         (SELECT count(*) FROM live l WHERE NOT EXISTS (
            SELECT 1 FROM seats s WHERE s.ordinal = l.ordinal AND s.booking_id = l.booking_id
               AND s.status = 'sold'))::int AS "bookedWithoutSeat",
         (SELECT count(*) FROM bookings b JOIN payments p ON p.id = b.payment_id
           WHERE b.performance_id = $1 AND b.status = 'confirmed'
             AND p.state NOT IN ('BOOKED', 'CAPTURED'))::int AS "bookingsWithoutPayment",
         (SELECT count(*) FROM payments p
           WHERE p.performance_id = $1 AND p.state IN ('BOOKED', 'CAPTURED') AND NOT EXISTS (
            SELECT 1 FROM bookings b WHERE b.payment_id = p.id))::int AS "paymentsWithoutBooking"`;
export class PerformanceFactsStore {
    database;
    constructor(database){
        this.database = database;
    }
    async sales(performanceId) {
        const [row] = await this.database.primary.query(SALES, [
            performanceId
        ]);
        return row;
    }
    /** Read in one statement, so that a sale in between does not look like a fault. */ async invariants(performanceId) {
        const [row] = await this.database.primary.query(INVARIANTS, [
            performanceId
        ]);
        return row;
    }
}
PerformanceFactsStore = _ts_decorate([
    Injectable(),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof Database === "undefined" ? Object : Database
    ])
], PerformanceFactsStore);

//# sourceMappingURL=performance-facts.store.js.map
