import { commitOf, type Transaction } from '../harness/commit-of.js';
import { fault } from '../harness/fault.js';

const TRANSACTIONS: [Transaction, string, boolean][] = [
  ['T1', 'the claim', false],
  ['T2', 'the booking', true],
  ['T3', 'the capture', false],
];

for (const [transaction, what, quick] of TRANSACTIONS) {
  fault(
    {
      ...{ row: 18, title: `the answer to the COMMIT of ${what} is lost`, quick },
      ...{ inject: 'the proxy cuts instead of passing it on', expect: 'looked up by its key, done once' },
    },
    async context => {
      const { rig, random } = context;
      await rig.start('a');
      const { performanceId, seatIds } = await context.sale();
      const planted = rig.postgresLink.plant({
        ...{ mode: 'cut-after-request', when: commitOf(transaction), times: 1 },
      });
      const errand = await context.buy({ performanceId, seatIds: random.some(seatIds, 2) });
      await planted.struck();
      context.fired(`the answer to the COMMIT of ${transaction} was cut off`, planted.fired);
      expect(errand.final?.status).toBe(201);
      await context.hurry();
    },
  );
}
