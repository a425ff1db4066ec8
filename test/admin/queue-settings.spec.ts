import { Database } from '../../src/platform/database/index.js';
import { EmailProofs } from '../../src/queue/index.js';
import { type RunningApp, startApp } from '../support/app.js';
import { makePerformance } from '../support/make.js';
import { enter } from '../support/queue.js';
import { csrfOf, signIn } from '../support/sign-in.js';

describe('who may join a queue, in the office', () => {
  let running: RunningApp;
  let agent: RunningApp['request'];
  beforeAll(async () => {
    running = await startApp();
    agent = running.newAgent();
    await signIn(agent);
  });
  afterAll(() => running.close());

  const page = async (path: string): Promise<string> => (await agent.get(path).expect(200)).text;
  /** What the form of this performance sends when only the queue is touched. */
  async function fieldsOf(id: string, queue: Record<string, string>): Promise<Record<string, string>> {
    const [row] = await running.app
      .get(Database)
      .primary.query<{ venue: string; plan: string }>(
        'SELECT venue_id AS venue, seating_plan_id AS plan FROM performances WHERE id = $1',
        [id],
      );
    return {
      ...{ _csrf: csrfOf(await page('/admin/venues')), venueId: row?.venue ?? '' },
      ...{ seatingPlanId: row?.plan ?? '', currency: 'EUR', startsAt: '2030-07-01T20:00' },
      ...{ onSaleAt: '2026-01-01T10:00', offSaleAt: '2030-07-01T20:00', holdMinutes: '10' },
      ...{ seatsPerHold: '6', seatsPerShopper: '8', orphanRule: 'lenient', queueEnabled: 'true' },
      ...{ tierName: 'Tier 1', tierCategory: 'Standard', tierPrice: '40', tierFees: '5', ...queue },
    };
  }
  const save = async (id: string, queue: Record<string, string>) =>
    agent
      .post(`/admin/performances/${id}/edit`)
      .type('form')
      .send(await fieldsOf(id, queue));

  it('puts a sale into a pool and takes it out', async () => {
    const { performanceId: id } = await makePerformance(running);
    const edit = `/admin/performances/${id}/edit`;
    const submit = (queue: Record<string, string>) => save(id, queue);
    const chosen = async () =>
      /<select [^>]*name="queuePool"[\s\S]*?<option value="([^"]*)" selected/.exec(await page(edit))?.[1];
    const pool = { name: 'house', capacity: '1800', _csrf: csrfOf(await page('/admin/pools')) };
    await agent.post('/admin/pools').type('form').send(pool).expect(303);
    expect([await chosen(), (await page(edit)).includes('house, 1,800 at once')]).toEqual(['', true]);
    expect((await submit({ queuePool: 'house', poolWeight: '3' })).status).toBe(303);
    expect([await chosen(), /id="poolWeight"[^>]*value="3"/.test(await page(edit))]).toEqual(['house', true]);
    expect(await page('/admin/pools')).toContain(`/admin/performances/${id}`);
    const wrong = await submit({ queuePool: 'house', poolWeight: '101' });
    expect([wrong.status, wrong.text.includes('Enter a weight of 1 to 100')]).toEqual([422, true]);
    const unknown = await submit({ queuePool: 'barn' });
    expect([unknown.status, unknown.text.includes('Make the pool first')]).toEqual([422, true]);
    expect((await submit({})).status).toBe(303);
    expect([await chosen(), (await page('/admin/pools')).includes(id)]).toEqual(['', false]);
  });

  it('is set by the form of a performance, and those who register are counted', async () => {
    const { performanceId: id } = await makePerformance(running);
    const edit = `/admin/performances/${id}/edit`;
    const submit = (queue: Record<string, string>) => save(id, queue);
    const queue = { queueEntry: 'registered', entryDelaySeconds: '5', proofOfWork: 'true' };
    expect((await submit(queue)).status).toBe(303);
    const text = await page(edit);
    expect(text).toContain('name="queueEntry" value="registered" checked');
    expect(text).toContain('name="proofOfWork" value="true" checked');
    expect(/id="entryDelaySeconds"[^>]*value="5"/.exec(text)).not.toBeNull();
    const wrong = await submit({ ...queue, entryDelaySeconds: '61' });
    expect([wrong.status, wrong.text.includes('Enter 1 to 60 seconds, or nothing')]).toEqual([422, true]);
    const proof = running.app.get(EmailProofs).issue(id, 'mara@example.org');
    await enter(running, id, { proof });
    expect(await page(`/admin/performances/${id}`)).toContain('1 registered, 0 in the shop');
    expect((await submit({ queueEntry: 'anyone' })).status).toBe(303);
    expect(await page(edit)).toContain('name="queueEntry" value="anyone" checked');
  });
});
