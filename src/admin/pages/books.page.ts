import type { AuditorService, KeptBreak } from '../../payments/index.js';
import { money } from '../../platform/money/money.js';
import type { BooksView, BreakView } from '../views/books.view.js';
import type { AdminPageView } from '../views/shell.view.js';

interface Content {
  frame: AdminPageView;
  latest: Awaited<ReturnType<AuditorService['latest']>>;
  open: KeptBreak[];
  settled: KeptBreak[];
  /** What was typed and refused. */
  refused: { id: string; note: string; error: string } | null;
}

const ZONE = 'UTC';
/** Settles what a later comparison no longer finds. */
const AUDITOR = 'auditor';
const HEADINGS: Record<string, string> = {
  'seat-without-booking': 'A sold seat is in no booking',
  'booking-without-seat': 'A booked seat is not sold',
  'payment-without-booking': 'A payment has no booking',
  'booking-without-payment': 'A booking is not paid for',
  'payment-overdue': 'A payment does not come to an end',
  'amounts-differ': 'Paid and booked differ',
  'ledger-differs': 'The ledger and the payment differ',
  'intent-missing': 'The provider does not know a payment',
  'captured-differs': 'The provider took another amount',
  'refunded-differs': 'The provider gave back another amount',
  'authorization-left': 'Money is still set aside',
  'currency-differs': 'The currency is another',
  'intent-without-payment': 'The provider has money that we do not know',
  'needs-review': 'A payment needs a look',
};

export function booksPage({ frame, latest, open, settled, refused }: Content): BooksView {
  return {
    ...frame,
    zone: ZONE,
    latest:
      latest === undefined
        ? null
        : { at: latest.beganAt.toISOString(), words: `${latest.payments ?? 0} payments looked at` },
    auditAction: '/admin/books/audit',
    empty: emptyWords(latest !== undefined, settled),
    open: open.map(one => breakView(one, refused?.id === one.id ? refused : null)),
    settled: settled.map(one => ({
      heading: headingOf(one),
      subject: subjectOf(one),
      at: (one.resolvedAt ?? one.lastSeenAt).toISOString(),
      who: one.resolvedBy ?? '',
      note: one.note ?? '',
    })),
  };
}

function emptyWords(isCompared: boolean, settled: KeptBreak[]): BooksView['empty'] {
  if (!isCompared) {
    return { heading: 'Not compared yet', words: 'The first comparison comes within the hour, or now.' };
  }
  // What a person has settled may well disagree still.
  if (settled.some(({ resolvedBy }) => resolvedBy !== AUDITOR)) {
    return {
      heading: 'Nothing is open',
      words: 'What was found is settled below. With other figures it would come back.',
    };
  }
  return {
    heading: 'Everything agrees',
    words:
      'No seat is sold without a booking, no card charged without one, and every amount is the same in all books.',
  };
}

function breakView(found: KeptBreak, refused: Content['refused']): BreakView {
  const { id, detail, failedRefund, firstSeenAt } = found;
  return {
    ...{ id, detail, subject: subjectOf(found), heading: headingOf(found), href: hrefOf(found) },
    since: firstSeenAt.toISOString(),
    resolveAction: `/admin/books/${id}/resolution`,
    sendAgain:
      failedRefund === null
        ? null
        : {
            action: `/admin/books/refunds/${failedRefund.id}`,
            amount: money(failedRefund.amountMinor, failedRefund.currency),
          },
    error: refused?.error ?? null,
    note: refused?.note ?? '',
  };
}

function headingOf({ kind }: KeptBreak): string {
  return HEADINGS[kind] ?? kind;
}

/** A person knows a booking by its reference; the subject is what the API and the logs call it. */
function subjectOf({ bookingReference, subject }: KeptBreak): string {
  const isNamed = bookingReference === null || subject.endsWith(bookingReference);
  return isNamed ? subject : `booking ${bookingReference}, ${subject}`;
}

function hrefOf({ bookingReference, performanceId }: KeptBreak): string | null {
  if (bookingReference !== null) return `/admin/bookings/${bookingReference}`;
  return performanceId === null ? null : `/admin/performances/${performanceId}`;
}
