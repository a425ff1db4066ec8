import { createHmac, createSecretKey, hash } from 'node:crypto';
import type { DrawCrypto, Hmac } from './draw-crypto.js';

/** HMAC-SHA-256 under this key. The key object is made once, not for every MAC. */
function hmacOf(key: Uint8Array): Hmac {
  const secret = createSecretKey(key);
  return message => createHmac('sha256', secret).update(message).digest();
}

export const nodeCrypto: DrawCrypto = {
  sha256: message => hash('sha256', message, 'buffer'),
  hmacOf,
};
