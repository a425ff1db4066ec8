import { type Challenge, solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { EmailProofs } from '../../src/queue/index.js';
import { type RunningApp, startApp } from '../support/app.js';
import { makePerformance } from '../support/make.js';
import { enter, join } from '../support/queue.js';
import { until } from '../support/until.js';

const AT_ONCE = 20;
const LONG_SECONDS = 60;

interface Check {
  arrival: string;
  retryAfterSeconds: number;
  challenge: Challenge | null;
}

async function solve(challenge: Challenge | null): Promise<string> {
  if (challenge === null) throw new Error('there is nothing to solve');
  const solution = await solveChallenge({ challenge, deriveKey });
  return Buffer.from(JSON.stringify({ challenge, solution })).toString('base64');
}

describe('a queue that asks for a moment before one joins', () => {
  let running: RunningApp;
  beforeAll(async () => {
    running = await startApp();
  });
  afterAll(() => running.close());

  const sale = async (queue: Record<string, unknown>): Promise<string> => {
    const { performanceId } = await makePerformance(running, {
      performance: { queue: { enabled: true, ...queue } },
    });
    return performanceId;
  };
  const checked = async (id: string, brought: Record<string, string> = {}): Promise<Check> => {
    const { status, body } = await join(running, id, brought);
    expect([status, body['type']]).toEqual([409, '/problems/entry-check']);
    return body as unknown as Check;
  };
  const indices = async (id: string, brought: Record<string, string>): Promise<Set<number>> => {
    const entries = await Promise.all(Array.from({ length: AT_ONCE }, () => enter(running, id, brought)));
    return new Set(entries.map(({ index }) => index));
  };

  it('gives an entry to whoever comes back with the arrival, not before the delay, and only one', async () => {
    const id = await sale({ entryDelaySeconds: 2 });
    const { arrival, retryAfterSeconds, challenge } = await checked(id);
    expect([retryAfterSeconds, challenge]).toEqual([2, null]);
    const early = await join(running, id, { arrival });
    expect([early.status, early.body['arrival']]).toEqual([409, arrival]);
    expect(Number(early.headers.get('retry-after'))).toBeGreaterThan(0);
    const { body } = await until(
      () => join(running, id, { arrival }),
      ({ status }) => status === 201,
    );
    expect(await indices(id, { arrival })).toEqual(new Set([body['index']]));
  });

  it('counts the delay of nobody else: an arrival belongs to its sale', async () => {
    const [id, other] = [await sale({ entryDelaySeconds: 1 }), await sale({ entryDelaySeconds: 1 })];
    const { arrival } = await checked(id);
    await until(
      () => join(running, id, { arrival }),
      ({ status }) => status === 201,
    );
    expect((await checked(other, { arrival })).arrival).not.toBe(arrival);
    expect((await checked(id, { arrival: 'x.y.z' })).arrival).not.toBe(arrival);
  });

  it('gives one entry for one piece of work, however often it is brought', async () => {
    const id = await sale({ proofOfWork: true });
    const { arrival, challenge } = await checked(id);
    const work = await solve(challenge);
    expect(await indices(id, { arrival, work })).toEqual(new Set([1]));
    const next = await checked(id);
    const brought = { arrival: next.arrival, work: await solve(next.challenge) };
    expect((await enter(running, id, brought)).index).toBe(2);
  });

  it('takes no work that was done for another sale or arrival, nor any that was not done', async () => {
    const [id, other] = [await sale({ proofOfWork: true }), await sale({ proofOfWork: true })];
    const first = await checked(id);
    const work = await solve(first.challenge);
    const second = await checked(id);
    await checked(id, { arrival: second.arrival, work });
    await checked(other, { arrival: first.arrival, work });
    const { challenge } = first;
    const easy = { ...challenge, parameters: { ...challenge?.parameters, keyPrefix: '00' } };
    for (const made of [
      { challenge, solution: { counter: 1, derivedKey: '00' } },
      { challenge: easy, solution: { counter: 1, derivedKey: '00' } },
      { challenge: null, solution: null },
    ])
      await checked(id, {
        arrival: first.arrival,
        work: Buffer.from(JSON.stringify(made)).toString('base64'),
      });
    await checked(id, { arrival: first.arrival, work: 'no JSON' });
    expect((await enter(running, id, { arrival: first.arrival, work })).index).toBe(1);
  });

  it('asks for both at once, so that the work is done within the delay', async () => {
    const id = await sale({ proofOfWork: true, entryDelaySeconds: LONG_SECONDS });
    const { arrival, retryAfterSeconds, challenge } = await checked(id);
    expect(retryAfterSeconds).toBe(LONG_SECONDS);
    const again = await checked(id, { arrival, work: await solve(challenge) });
    expect([again.challenge, again.arrival]).toEqual([null, arrival]);
  });

  it('takes a proved e-mail address instead, and one entry for it', async () => {
    const id = await sale({ proofOfWork: true, entryDelaySeconds: LONG_SECONDS });
    const proof = running.app.get(EmailProofs).issue(id, 'mara@example.org');
    expect(await indices(id, { proof })).toEqual(new Set([1]));
  });
});
