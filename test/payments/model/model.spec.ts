import type { PaymentState } from '../../../src/payments/payment.js';
import { type Findings, search } from './search.js';
import { shortcuts, sound } from './variants.js';

const STATES: Record<PaymentState, true> = {
  ...{ INIT: true, PI: true, CONF: true, BOOKED: true, CAPTURED: true, DECLINED: true, VOID_PENDING: true },
  ...{ VOIDED: true, REFUND_PENDING: true, REFUNDED: true, CAPTURE_FAILED: true },
};
/** All that `apply` may decide, each with what it asks for or why. */
const DECISIONS = [
  ...['stay', 'stay, capture', 'stay, cancel', 'BOOKED, book', 'CAPTURED, book', 'CAPTURED', 'PI', 'VOIDED'],
  ...['VOID_PENDING, declined', 'VOID_PENDING, expired', 'VOID_PENDING, seats-lost', 'DECLINED'],
  ...['VOID_PENDING, performance-cancelled', 'VOID_PENDING, amount-mismatch', 'CAPTURE_FAILED'],
  'REFUND_PENDING',
];
const NOTHING_TO_PAY = 'the rules, nothing to pay';
const ANOTHER_AMOUNT = 'the rules, the gateway has another amount';

const table: string[] = [];

function searched(name: string, variants: Record<string, Findings>): Findings {
  const found = variants[name];
  if (found === undefined) throw new Error(`there is no variant ${name}`);
  return found;
}

describe('everything that can happen to one payment', () => {
  const findings: Record<string, Findings> = {};

  beforeAll(() => {
    for (const [name, variant] of Object.entries(sound)) {
      const found = search(variant);
      findings[name] = found;
      table.push(lineOf(name, found));
    }
  }, 120_000);

  it.each(Object.keys(sound))('%s: nothing goes wrong, and an end is always in reach', name => {
    const { violation, states, untouched } = searched(name, findings);
    expect(violation).toBeUndefined();
    expect(untouched).toBe(1);
    expect(states).toBeGreaterThan(name === NOTHING_TO_PAY ? 40 : 1_000);
  });

  it('reaches every state and every decision, so that nothing above is true for want of trying', () => {
    const full = searched('the rules, a browser confirms too', findings);
    const other = searched(ANOTHER_AMOUNT, findings);
    expect(Object.keys(STATES).filter(state => !full.reached.has(state))).toEqual([]);
    const decided = new Set([...full.decided, ...other.decided]);
    expect([...decided].sort()).toEqual([...DECISIONS].sort());
  });

  it('refuses what zombies write', () => {
    expect(searched('the rules, three at work at once', findings).refusals).toBeGreaterThan(1_000);
  });

  it.each(Object.entries(shortcuts))('finds what is wrong with a shortcut: %s', (name, shortcut) => {
    const found = search(shortcut.variant);
    table.push(lineOf(name, found));
    const { kind, trace } = found.violation ?? { kind: 'nothing', trace: [] };
    console.log([`${name}: ${kind}`, ...trace.map((line, step) => `${step}. ${line}`)].join('\n'));
    expect(kind).toBe(shortcut.goesWrong);
    expect(trace[0]).toMatch(/^nothing has happened/);
    expect(trace.length).toBeGreaterThan(5);
  });

  afterAll(() => console.log(table.join('\n')));
});

function lineOf(name: string, { states, moves, violation }: Findings): string {
  const counts = [states, moves].map(count => String(count).padStart(8)).join('');
  return `${name.padEnd(72)}${counts}  ${violation?.kind ?? 'nothing goes wrong'}`;
}
