import { Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { Clock } from '../../platform/clock/clock.js';
import { SignedTokens } from '../../platform/security/signed-tokens.js';

const PURPOSE = 'queue-arrival';
const ID_BYTES = 12;
/** From the first visit to the entry at most; who takes longer arrives anew. */
const LIFETIME_SECONDS = 30 * 60;

/** The first visit to a queue, told back by whoever comes to join. Nothing is stored about it. */
export interface Arrival {
  /** Good for one entry. */
  id: string;
  token: string;
  /** Milliseconds since 1970. */
  at: number;
  endsAt: number;
}

@Injectable()
export class Arrivals {
  constructor(
    private readonly tokens: SignedTokens,
    private readonly clock: Clock,
  ) {}

  begin(performanceId: string): Arrival {
    const at = this.clock.ms();
    const id = randomBytes(ID_BYTES).toString('base64url');
    const subject = [performanceId, at.toString(36), id].join(' ');
    const { token, expiresAt } = this.tokens.issue(PURPOSE, subject, LIFETIME_SECONDS);
    return { id, token, at, endsAt: expiresAt.getTime() };
  }

  /** @returns undefined for a token that is forged, over, or of another performance */
  read(performanceId: string, token: string): Arrival | undefined {
    const verified = this.tokens.verify(PURPOSE, token);
    const [of, at = '', id] = verified?.subject.split(' ') ?? [];
    if (verified === undefined || of !== performanceId || id === undefined) return undefined;
    return { id, token, at: Number.parseInt(at, 36), endsAt: verified.expiresAt.getTime() };
  }
}
