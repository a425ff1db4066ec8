/** Bytes as the documented algorithm writes them: big endian, lower-case hex, base64url without padding. */

const HEX_BYTE = 2;
const TWO_TO_32 = 2 ** 32;

export function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, byte => byte.toString(16).padStart(HEX_BYTE, '0')).join('');
}

/** @throws RangeError when the text is not lower-case hex of whole bytes */
export function bytesOfHex(hex: string): Uint8Array {
  if (!/^([0-9a-f]{2})*$/.test(hex)) throw new RangeError('not lower-case hex');
  return Uint8Array.from({ length: hex.length / HEX_BYTE }, (_, at) =>
    Number.parseInt(hex.slice(at * HEX_BYTE, (at + 1) * HEX_BYTE), 16),
  );
}

export function base64urlOf(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');
}

/** @throws Error when the text is not base64url */
export function bytesOfBase64url(text: string): Uint8Array {
  const binary = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
  return Uint8Array.from(binary, char => char.charCodeAt(0));
}

const encoder = new TextEncoder();

export function utf8(text: string): Uint8Array {
  return encoder.encode(text);
}

/** Four bytes, most significant first. */
export function uint32(value: number): Uint8Array {
  return Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value);
}

/** Eight bytes, most significant first, of a safe integer. */
export function uint64(value: number): Uint8Array {
  return concat([uint32(Math.floor(value / TWO_TO_32)), uint32(value % TWO_TO_32)]);
}

export function concat(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
