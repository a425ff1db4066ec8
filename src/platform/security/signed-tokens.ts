import { Injectable } from '@nestjs/common';
import { createHmac, createSecretKey, hkdfSync, type KeyObject, timingSafeEqual } from 'node:crypto';
import { invariant } from '../assert.js';
import { Clock } from '../clock/clock.js';
import { Config } from '../config/config.js';

const KEY_BYTES = 32;
/** 128 bits of the MAC: beyond guessing, and short enough for an address. */
const MAC_BYTES = 16;

type Keys = [KeyObject, ...KeyObject[]];
/** Under the present key, and under the one before it while that is set. */
export type UnderEachKey = [string, ...string[]];

/**
 * Tokens that carry a text and an end, signed with HMAC-SHA-256. Each purpose has a key of its own (HKDF, RFC 5869),
 * so that a token for one thing never opens another. The key before the present one is believed while it is set.
 */
@Injectable()
export class SignedTokens {
  private readonly keys = new Map<string, Keys>();

  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  issue(purpose: string, subject: string, lifetimeSeconds: number): { token: string; expiresAt: Date } {
    const expiresAt = Math.floor(this.clock.ms() / 1000) + lifetimeSeconds;
    const body = `${Buffer.from(subject).toString('base64url')}.${expiresAt.toString(36)}`;
    return { token: `${body}.${this.mac(purpose, body)}`, expiresAt: new Date(expiresAt * 1000) };
  }

  /** @returns the subject, or undefined for a token that is forged, foreign or over */
  verify(purpose: string, token: string): { subject: string; expiresAt: Date } | undefined {
    const [subject, end, mac, ...rest] = token.split('.');
    if (subject === undefined || end === undefined || mac === undefined || rest.length > 0) return undefined;
    if (!this.isMac(purpose, `${subject}.${end}`, mac)) return undefined;
    const expiresAt = Number.parseInt(end, 36) * 1000;
    if (!(expiresAt > this.clock.ms())) return undefined;
    return { subject: Buffer.from(subject, 'base64url').toString('utf8'), expiresAt: new Date(expiresAt) };
  }

  /** A secret that is always the same for the same subject: nothing to store, nothing to leak from a table. */
  derive(purpose: string, subject: string): string {
    return this.mac(purpose, subject);
  }

  /** What `derive` gives, and what it gave before the key was changed: for finding what was kept by it. */
  deriveUnderEachKey(purpose: string, subject: string): UnderEachKey {
    const [present, ...before] = this.keysOf(purpose);
    return [macUnder(present, subject), ...before.map(key => macUnder(key, subject))];
  }

  /** Whether it is what `derive` gives, or gave before the key was changed. */
  isDerived(purpose: string, subject: string, presented: string): boolean {
    return this.isMac(purpose, subject, presented);
  }

  private isMac(purpose: string, text: string, presented: string): boolean {
    return this.keysOf(purpose).some(key => sameText(presented, macUnder(key, text)));
  }

  private mac(purpose: string, text: string): string {
    return macUnder(this.keysOf(purpose)[0], text);
  }

  /** The present key of a purpose, and the one before it. */
  private keysOf(purpose: string): Keys {
    const present = this.keys.get(purpose);
    if (present !== undefined) return present;
    const { secretKey, secretKeyPrevious } = this.config;
    invariant(secretKey !== undefined, 'the secret key is known before the app starts');
    const keys: Keys = [keyFrom(secretKey, purpose)];
    if (secretKeyPrevious !== undefined) keys.push(keyFrom(secretKeyPrevious, purpose));
    this.keys.set(purpose, keys);
    return keys;
  }
}

function keyFrom(secret: string, purpose: string): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync('sha256', secret, 'frontrow', purpose, KEY_BYTES)));
}

function macUnder(key: KeyObject, text: string): string {
  return createHmac('sha256', key).update(text).digest().subarray(0, MAC_BYTES).toString('base64url');
}

/** Compares without telling by its duration how much of the text was right. */
export function sameText(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}
