import type { Clock } from '../clock/clock.js';
import { readConfig } from '../config/config.js';
import { SignedTokens } from './signed-tokens.js';

const [OLD, NEW, OTHER] = ['old', 'new', 'other'].map(name => name.padEnd(32, '.'));
const DAY_SECONDS = 86_400;

function tokensWith(env: Record<string, string | undefined>, now = 1_800_000_000_000): SignedTokens {
  const clock: Pick<Clock, 'now' | 'ms'> = { now: () => new Date(now), ms: () => now };
  return new SignedTokens(readConfig(env), clock);
}

describe('a signed token', () => {
  const tokens = tokensWith({ SECRET_KEY: OLD });
  const { token } = tokens.issue('queue-entry', 'sale 1 7', DAY_SECONDS);
  const [subject = '', end = '', mac = ''] = token.split('.');

  it('says what it was issued for, until its end', () => {
    expect(tokens.verify('queue-entry', token)?.subject).toBe('sale 1 7');
    const at = (seconds: number) => tokensWith({ SECRET_KEY: OLD }, 1_800_000_000_000 + seconds * 1_000);
    expect(at(DAY_SECONDS - 1).verify('queue-entry', token)).toBeDefined();
    expect(at(DAY_SECONDS).verify('queue-entry', token)).toBeUndefined();
  });

  it.each([
    ['of another purpose', 'shopper', token],
    ['with another subject', 'queue-entry', `${Buffer.from('sale 1 1').toString('base64url')}.${end}.${mac}`],
    ['with a later end', 'queue-entry', `${subject}.zzzzzzz.${mac}`],
    ['with a cut signature', 'queue-entry', token.slice(0, -1)],
    ['with no signature', 'queue-entry', `${subject}.${end}.`],
    ['with more behind it', 'queue-entry', `${token}.x`],
    ['that is none', 'queue-entry', 'nonsense'],
  ])('is not believed %s', (_what, purpose, presented) => {
    expect(tokens.verify(purpose, presented)).toBeUndefined();
  });
});

describe('the change of the secret key', () => {
  const before = tokensWith({ SECRET_KEY: OLD });
  const during = tokensWith({ SECRET_KEY: NEW, SECRET_KEY_PREVIOUS: OLD });
  const after = tokensWith({ SECRET_KEY: NEW });
  const old = before.issue('queue-entry', 'sale 1 7', DAY_SECONDS).token;
  const young = during.issue('queue-entry', 'sale 1 8', DAY_SECONDS).token;

  it('keeps what the key before it has signed, until that is unset', () => {
    expect([during, after].map(tokens => tokens.verify('queue-entry', old)?.subject)).toEqual([
      'sale 1 7',
      undefined,
    ]);
    const derived = before.derive('booking', 'b1');
    expect([during, after].map(tokens => tokens.isDerived('booking', 'b1', derived))).toEqual([true, false]);
  });

  it('signs with the new key only', () => {
    expect(after.verify('queue-entry', young)?.subject).toBe('sale 1 8');
    expect(before.verify('queue-entry', young)).toBeUndefined();
    expect(during.derive('booking', 'b1')).toBe(after.derive('booking', 'b1'));
  });

  it('believes no third key', () => {
    expect(tokensWith({ SECRET_KEY: OTHER }).verify('queue-entry', young)).toBeUndefined();
    expect(() => readConfig({ SECRET_KEY_PREVIOUS: 'short' })).toThrow('SECRET_KEY_PREVIOUS must have');
  });
});
