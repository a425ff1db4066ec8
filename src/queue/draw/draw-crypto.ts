/** Computes a MAC of 32 bytes under one key. The message is only lent: it is overwritten after the call. */
export type Hmac = (message: Uint8Array) => Uint8Array;

/**
 * The two primitives that a draw is made of. Servers and the command take Node's, browsers a library's, so that the
 * rules themselves run unchanged in both. (WebCrypto would do but is asynchronous: twelve awaits a rank.)
 */
export interface DrawCrypto {
  /** SHA-256 (FIPS 180-4): 32 bytes. */
  sha256: (message: Uint8Array) => Uint8Array;
  /** HMAC-SHA-256 (RFC 2104) under this key. */
  hmacOf: (key: Uint8Array) => Hmac;
}
