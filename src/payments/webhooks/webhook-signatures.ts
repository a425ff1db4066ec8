import { Injectable } from '@nestjs/common';
import { createHmac } from 'node:crypto';
import { SignedTokens, sameText } from '../../platform/security/signed-tokens.js';

const PURPOSE = 'sandbox-webhooks';
/** A signature that is older or younger than this is refused, so that an overheard one cannot be played again later. */
const TOLERANCE_MS = 300_000;

/** `t=<seconds>,v1=<hex HMAC-SHA-256 of "t.body">`, as Stripe signs its webhooks. */
@Injectable()
export class WebhookSignatures {
  private readonly secret: string;

  constructor(tokens: SignedTokens) {
    this.secret = tokens.derive(PURPOSE, 'secret');
  }

  sign(body: string, nowMs: number): string {
    const seconds = Math.floor(nowMs / 1000);
    return `t=${seconds},v1=${this.mac(seconds, body)}`;
  }

  /** @param body the bytes as they came; a body that was parsed and written again is another body */
  isValid(header: string | undefined, body: Buffer, nowMs: number): boolean {
    const parts = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(header ?? '');
    const seconds = Number(parts?.[1]);
    const mac = parts?.[2];
    if (mac === undefined || Math.abs(nowMs - seconds * 1000) > TOLERANCE_MS) return false;
    return sameText(mac, this.mac(seconds, body.toString('utf8')));
  }

  private mac(seconds: number, body: string): string {
    return createHmac('sha256', this.secret).update(`${seconds}.${body}`).digest('hex');
  }
}
