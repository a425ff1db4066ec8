import { fault } from '../harness/fault.js';

const NEW_PRICE = 9_900;

fault(
  {
    ...{ row: 41, title: 'the price changes between hold and payment' },
    ...{ inject: 'admin API', expect: 'the price of the hold is paid' },
  },
  async context => {
    const { rig, random } = context;
    await rig.start('a');
    const { performanceId, seatIds } = await context.sale();
    const buyer = context.buyer();
    const errand = context.watch(await buyer.hold({ performanceId, seatIds: random.some(seatIds, 1) }));
    const { body } = await rig.admin('GET', `performances/${performanceId}`);
    const tiers = (body['tiers'] as { name: string; category: string | null; fees: object }[]).map(
      ({ name, category, fees }) => ({ name, category, fees, price: { amount: NEW_PRICE, currency: 'EUR' } }),
    );
    const changed = await rig.admin('PATCH', `performances/${performanceId}`, { tiers });
    expect(changed.status).toBe(200);
    const dear = await context.buyer().hold({ performanceId, seatIds: random.some(seatIds, 1) });
    context.fired(
      'the new price is asked of the next hold',
      (await priceOf(dear.holdId)) === NEW_PRICE ? 1 : 0,
    );
    await buyer.pay(errand);
    expect(errand.final).toMatchObject({
      status: 201,
      body: { total: { amount: 4_500, currency: 'EUR' } },
    });

    async function priceOf(holdId = ''): Promise<number> {
      const response = await fetch(`${rig.urls[0] ?? ''}/api/v1/holds/${holdId}`, {
        headers: { authorization: `Bearer ${dear.shopperToken}` },
      });
      const hold = (await response.json()) as { seats: { price: { amount: number } }[] };
      return hold.seats[0]?.price.amount ?? 0;
    }
  },
);

fault(
  {
    ...{ row: 41, title: 'the performance is cancelled between hold and payment', quick: true },
    ...{ inject: 'admin API', expect: 'a clean refusal, and no money moves' },
  },
  async context => {
    const { rig, random } = context;
    await rig.start('a');
    const { performanceId, seatIds } = await context.sale();
    const buyer = context.buyer();
    const errand = context.watch(await buyer.hold({ performanceId, seatIds: random.some(seatIds, 2) }));
    const { status } = await rig.admin('PATCH', `performances/${performanceId}`, { status: 'cancelled' });
    context.fired('cancelled under a hold', status === 200 ? 1 : 0);
    await buyer.pay(errand);
    expect(errand.final).toMatchObject({ status: 410, problem: 'hold-expired' });
  },
);

fault(
  {
    ...{ row: 41, title: 'the performance is cancelled while the card is being asked' },
    ...{ inject: 'a slow card, admin API', expect: 'the authorisation is taken back, or the money' },
  },
  async context => {
    const { rig, random } = context;
    // Patient enough for a card that takes 3 s.
    await rig.start('a', { PAYMENT_TIMEOUT_MS: '10000' });
    const { performanceId, seatIds } = await context.sale();
    const wish = { performanceId, seatIds: random.some(seatIds, 2), paymentMethod: 'pm_sandbox_slow' };
    const buying = context.buy(wish);
    await context.until(`SELECT count(*) = 1 FROM payments WHERE state = 'CONF'`);
    const { status } = await rig.admin('PATCH', `performances/${performanceId}`, { status: 'cancelled' });
    context.fired('cancelled under a payment', status === 200 ? 1 : 0);
    expect((await buying).final).toMatchObject({ status: 410, problem: 'hold-expired' });
    await context.until(
      `SELECT count(*) = 1 FROM payments WHERE state = 'VOIDED' AND reason = 'performance-cancelled'`,
    );
  },
);
