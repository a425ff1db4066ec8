/** A scannable right of entry: one for each seat of a booking. */
export interface Ticket {
  id: string;
  bookingId: string;
  performanceId: string;
  seatId: string;
  /** 128 random bits as text; what the QR code holds. */
  code: string;
  status: 'valid' | 'void';
  issuedAt: Date;
}
