import { artworkPalette } from '../../events/index.js';
import type { CheckoutAnswer, Payment, TimelineEntry } from '../../payments/index.js';
import { money } from '../../platform/money/money.js';
import { when, zoneName } from '../../platform/web/view-helpers.js';
import { fullName } from '../../tickets/index.js';
import { artworkUrl } from '../artwork/artwork-address.rules.js';
import type { Catalogue } from '../catalogue.service.js';
import { localAddress } from '../local-address.rules.js';
import type { PaymentView } from '../views/checkout.view.js';
import type { NoticeView } from '../views/shared.view.js';
import { seatGroups } from '../seat-groups.rules.js';
import { timelineView } from './timeline.page.js';

export interface PaymentContent {
  payment: Payment;
  answer: Exclude<CheckoutAnswer, { kind: 'confirmed' }>;
  timeline: TimelineEntry[];
  staged: Awaited<ReturnType<Catalogue['staging']>>;
  publicUrl: string;
  /** Whether the fan comes from the checkout and is on the way to the bank. */
  goesOn: boolean;
}

const REFRESH_SECONDS = 3;
const NOTHING_TAKEN: NoticeView = {
  tone: 'good',
  symbol: 'circle-check',
  heading: 'Nothing has been charged.',
  words: null,
};

/** While the bank answers, and when it has said no. */
export function paymentPage(content: PaymentContent): PaymentView {
  const { payment, answer } = content;
  if (answer.kind === 'refused') return endedPage(content, answer.error.problem.code);
  // The attempt is over and the next one has not begun: the bank declined.
  if (payment.state === 'PI' && payment.attemptNo > 1) return endedPage(content, 'payment-declined');
  const bank = answer.nextAction;
  return {
    ...common(content),
    ...waitingWords(content, bank !== null),
    isProcessing: bank === null,
    refreshSeconds: bank === null ? REFRESH_SECONDS : null,
    statusUrl: bank === null ? `/api/v1/payments/${payment.id}` : null,
    doneUrl: bank === null ? `/payments/${payment.id}` : null,
    onwardUrl: bank !== null && content.goesOn ? bank.url : null,
    note: null,
    action:
      bank === null
        ? null
        : { href: localAddress(bank.url, content.publicUrl), label: 'Go to your bank’s page' },
    other: null,
  };
}

function waitingWords(content: PaymentContent, isBank: boolean): Pick<PaymentView, 'heading' | 'words'> {
  if (isBank) {
    return {
      heading: 'Your bank wants to hear from you',
      words: `Confirm the payment on your bank’s page by ${deadlineOf(content)}. Your seats are kept until then.`,
    };
  }
  const close = 'You may close this page: we write to you.';
  if (content.payment.state === 'VOID_PENDING') {
    return {
      heading: 'Letting your card go',
      words: `No booking came of it. We make sure that nothing is charged, which takes a few seconds. ${close}`,
    };
  }
  return {
    heading: 'Asking your bank',
    words: `This takes a few seconds. Your seats are kept until there is an answer. ${close}`,
  };
}

function common({
  payment,
  timeline,
  staged,
}: PaymentContent): Pick<PaymentView, 'title' | 'description' | 'palette' | 'what' | 'timeline'> {
  const zone = staged.performance.timeZone;
  const total = money(payment.amountMinor, payment.currency);
  return {
    title: 'Your payment',
    description: null,
    palette: artworkPalette(staged.event.slug),
    what: {
      name: fullName(staged.event),
      art: artworkUrl(staged.event, 'thumb'),
      startsAt: staged.performance.startsAt.toISOString(),
      zone,
      seatWords: seatGroups(payment.quote.seats),
      total,
    },
    timeline: timelineView({ entries: timeline, total, zone }),
  };
}

function endedPage(content: PaymentContent, code: string): PaymentView {
  const { payment, staged } = content;
  const isOver = {
    isProcessing: false,
    refreshSeconds: null,
    statusUrl: null,
    doneUrl: null,
    onwardUrl: null,
  };
  const isOff = staged.performance.status === 'cancelled';
  if (code === 'payment-declined' && payment.state === 'PI' && !isOff) {
    return {
      ...{ ...common(content), ...isOver, note: NOTHING_TAKEN },
      heading: 'Your bank said no',
      words: 'Nothing was taken, and your seats are still yours. Try another card.',
      action: { href: `/checkout/${payment.holdId}`, label: 'Try another card' },
      other: { href: '/basket', label: 'Back to my seats' },
    };
  }
  const isRefund = payment.state === 'REFUND_PENDING' || payment.state === 'REFUNDED';
  const again = { href: `/performances/${staged.performance.id}`, label: 'Choose seats again' };
  const onwards = { href: '/', label: 'See what else is on' };
  return {
    ...{ ...common(content), ...isOver, note: isRefund ? null : NOTHING_TAKEN },
    ...(isRefund ? refundWords(payment, isOff) : endWords(code, payment, isOff)),
    action: isOff ? onwards : again,
    other: isOff ? null : onwards,
  };
}

function refundWords({ state }: Payment, isOff: boolean): Pick<PaymentView, 'heading' | 'words'> {
  const moment = isOff ? 'while the date was being cancelled' : 'after the seats had gone';
  const back =
    state === 'REFUNDED' ? 'All of it has been paid back.' : 'All of it is on its way back to you.';
  return {
    heading: isOff ? 'This date is cancelled' : 'The seats were gone',
    words: `Your bank took the money ${moment}. ${back}`,
  };
}

function endWords(
  code: string,
  { reason }: Pick<Payment, 'reason'>,
  isOff: boolean,
): Pick<PaymentView, 'heading' | 'words'> {
  if (isOff) return endWords('', { reason: 'performance-cancelled' }, false);
  if (code === 'payment-declined') {
    return {
      heading: 'Your bank said no',
      words: 'The time for these seats is over. Choose again when you like.',
    };
  }
  switch (reason) {
    case 'seats-lost':
      return {
        heading: 'These seats went to somebody else',
        words: 'Another fan was quicker. Choose others.',
      };
    case 'amount-mismatch':
      return {
        heading: 'Something was wrong with the payment',
        words: 'Your bank answered with another amount than ours, so we let it go.',
      };
    case 'abandoned':
      return { heading: 'You let these seats go', words: 'They are on sale again.' };
    case 'performance-cancelled':
      return { heading: 'This date is cancelled', words: 'We are sorry. It will not take place.' };
    case 'declined':
    case 'expired':
    case null:
      return { heading: 'Your time is over', words: 'We let the seats go so that others can have them.' };
  }
}

/** An answer of the bank that comes later finds no seats. */
function deadlineOf({ payment, staged }: PaymentContent): string {
  const { timeZone } = staged.performance;
  const at = payment.deadlineAt.toISOString();
  return `${when(at, timeZone, 'time')} ${zoneName(at, timeZone)}`;
}
