import { Database } from '../../../src/platform/database/index.js';
import { Shoppers } from '../../../src/queue/index.js';
import type { RunningApp } from '../../support/app.js';
import { type Answer, call } from '../../support/make.js';
import { until } from '../../support/until.js';

const BUYER = { name: 'A Fan', email: 'fan@example.com' };
const NOT_FINAL = /^(202|409 (payment-)?in-progress)/;

/** What one shopper asked for at one process, and the answer. */
export interface Wish {
  app: RunningApp;
  token: string;
  performanceId: string;
  seatIds: string[];
  answer: Answer;
}

export async function ask(
  app: RunningApp,
  performanceId: string,
  seatIds: string[],
  token = app.app.get(Shoppers).issue().token,
): Promise<Wish> {
  const answer = await call(app, token, 'POST', '/holds', { performanceId, seatIds });
  return { app, token, performanceId, seatIds, answer };
}

/** Somebody new asks again and again until this is the answer. */
export async function untilTold(
  app: RunningApp,
  performanceId: string,
  seatIds: string[],
  answer: string,
): Promise<Wish> {
  let wish = await ask(app, performanceId, seatIds);
  if (told(wish.answer) === answer) return wish;
  await until(
    async () => {
      wish = await ask(app, performanceId, seatIds);
      return `${told(wish.answer)} about ${seatIds.join(', ')}`;
    },
    said => said.startsWith(`${answer} about`),
  );
  return wish;
}

/** The status, and the problem if it is one. */
export function told({ status, body }: Answer): string {
  return status < 400 ? `${status}` : `${status} ${String(body['type']).replace('/problems/', '')}`;
}

/** Pays with one key until the answer is final, or is that nobody can tell for now. */
export function pay({ app, token, answer }: Wish): Promise<string> {
  const body = { holdId: answer.body['id'], buyer: BUYER, paymentMethod: 'pm_card_visa' };
  return until(
    async () => told(await call(app, token, 'POST', '/bookings', body, { 'idempotency-key': 'once' })),
    said => !NOT_FINAL.test(said),
  );
}

/** Seats that more than one payment has ever claimed. */
export function claimedTwice({ app }: RunningApp, performanceId: string): Promise<unknown[]> {
  return app.get(Database).primary.query(
    `SELECT seat ->> 'seatId' FROM payments, jsonb_array_elements(quote -> 'seats') AS seat
      WHERE performance_id = $1 GROUP BY 1 HAVING count(*) > 1`,
    [performanceId],
  );
}

/** How many seats the public availability of that process shows in each state. */
export async function countsAt({ url }: RunningApp, performanceId: string): Promise<Record<string, number>> {
  const response = await fetch(`${url}/api/v1/performances/${performanceId}/availability`);
  return ((await response.json()) as { counts: Record<string, number> }).counts;
}
