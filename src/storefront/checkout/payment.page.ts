import { artworkPalette } from '../../events/index.js';
import type { CheckoutAnswer, Payment, TimelineEntry } from '../../payments/index.js';
import { money } from '../../platform/money/money.js';
import type { Catalogue } from '../catalogue.service.js';
import { localAddress } from '../local-address.rules.js';
import type { PaymentView } from '../views/checkout.view.js';
import type { NoticeView } from '../views/shared.view.js';
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
    heading: bank === null ? 'Asking your bank' : 'Your bank wants to hear from you',
    words:
      bank === null
        ? 'This takes a few seconds. Your seats are kept until there is an answer. You may close this page: we write to you.'
        : 'Confirm the payment on your bank’s page. Your seats are kept meanwhile.',
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

function common({
  payment,
  timeline,
  staged,
}: PaymentContent): Pick<PaymentView, 'title' | 'description' | 'palette' | 'timeline'> {
  const zone = staged.performance.timeZone;
  const total = money(payment.amountMinor, payment.currency);
  return {
    title: 'Your payment',
    description: null,
    palette: artworkPalette(staged.event.slug),
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
  const again = { href: `/performances/${staged.performance.id}`, label: 'Choose seats again' };
  if (code === 'payment-declined' && payment.state === 'PI') {
    return {
      ...{ ...common(content), ...isOver, note: NOTHING_TAKEN },
      heading: 'Your bank said no',
      words: 'Nothing was taken, and your seats are still yours. Try another card.',
      action: { href: `/checkout/${payment.holdId}`, label: 'Try another card' },
      other: { href: '/basket', label: 'Back to my seats' },
    };
  }
  const isRefund = ['REFUND_PENDING', 'REFUNDED'].includes(payment.state);
  return {
    ...{ ...common(content), ...isOver, note: isRefund ? null : NOTHING_TAKEN },
    ...endWords(code, isRefund),
    action: again,
    other: { href: '/', label: 'See what else is on' },
  };
}

function endWords(code: string, isRefund: boolean): Pick<PaymentView, 'heading' | 'words'> {
  if (isRefund) {
    return {
      heading: 'The seats were gone',
      words: 'Your bank took the money after the seats had gone. All of it is on its way back to you.',
    };
  }
  switch (code) {
    case 'payment-declined':
      return {
        heading: 'Your bank said no',
        words: 'The time for these seats is over. Choose again when you like.',
      };
    case 'seats-lost':
      return {
        heading: 'These seats went to somebody else',
        words: 'Another fan was quicker. Choose others.',
      };
    default:
      return { heading: 'Your time is over', words: 'We let the seats go so that others can have them.' };
  }
}
