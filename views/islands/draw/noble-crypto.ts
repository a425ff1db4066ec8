import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import type { DrawCrypto } from '../../../src/queue/draw/draw-crypto.js';

/** The same two primitives as Node's, at once and not as promises. The key is hashed in once, then copied. */
export const nobleCrypto: DrawCrypto = {
  sha256,
  hmacOf: key => {
    const keyed = hmac.create(sha256, key);
    return message => keyed.clone().update(message).digest();
  },
};
