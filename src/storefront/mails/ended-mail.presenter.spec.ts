import type { Payment } from '../../payments/index.js';
import { notChargedMail } from './ended-mail.presenter.js';

const at = new Date('2026-11-25T10:00:00Z');

function mailOf(given: Pick<Payment, 'state' | 'reason'>, isCancelled = false) {
  const payment: Payment = {
    ...{ id: 'y', holdId: 'h', performanceId: 'p', shopperId: 's', amountMinor: 5600, currency: 'EUR' },
    ...{ capturedMinor: 0, refundReservedMinor: 0, refundedMinor: 0, gatewayIntent: 'pi', attemptNo: 1 },
    ...{ paymentMethod: 'pm', nextAction: null, quote: { seats: [] }, buyerName: 'R', buyerEmail: 'r@x.org' },
    ...{ deadlineAt: at, needsReview: false, tries: 0, createdAt: at, ...given },
  };
  const performance = { id: 'p', startsAt: at, doorsAt: null, timeZone: 'Europe/Berlin', isCancelled };
  return notChargedMail(
    {
      ...{ publicUrl: 'http://localhost', performance },
      ...{ event: { name: 'Salt', slug: 'salt' }, venue: { name: 'Het Pakhuis', city: 'Rotterdam' } },
    },
    payment,
  );
}

describe('the mail of a payment without a booking', () => {
  it('says that nothing was taken only where nothing was', () => {
    expect(mailOf({ state: 'VOIDED', reason: 'expired' }).moneyWords).toContain('Nothing was taken');
    const late = mailOf({ state: 'REFUNDED', reason: null });
    expect(late.moneyWords).toBe('€56.00 has been paid back. Banks need up to five days to show it.');
    expect(late.lead).toContain('after the seats had gone');
  });

  it('offers other seats, unless the date is cancelled', () => {
    expect(mailOf({ state: 'VOIDED', reason: 'seats-lost' }).again.href).toContain('/performances/p');
    const off = mailOf({ state: 'VOIDED', reason: 'performance-cancelled' }, true);
    expect(off.again).toEqual({ href: 'http://localhost', label: 'See what else is on' });
  });
});
