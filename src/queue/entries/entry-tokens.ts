import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { SignedTokens } from '../../platform/security/signed-tokens.js';

const PURPOSE = 'queue-entry';
/** Sales with a draw are announced weeks ahead. */
const LIFETIME_SECONDS = 60 * 24 * 60 * 60;
/** Names the key; another one makes tokens of another kind. */
const KEY_ID = 1;

/** A place in the queue of one performance. Waiting costs nothing else: the browser carries it, signed. */
export interface Entry {
  performanceId: string;
  /** Counts the losses of Redis; entries of earlier epochs stay valid. */
  epoch: number;
  /** From 1 on, in the order of arrival. */
  index: number;
  /** Milliseconds since 1970. */
  issuedAt: number;
}

@Injectable()
export class EntryTokens {
  constructor(
    private readonly tokens: SignedTokens,
    private readonly clock: Clock,
  ) {}

  issue({ performanceId, epoch, index }: Omit<Entry, 'issuedAt'>): string {
    const issuedAt = this.clock.ms().toString(36);
    const subject = [performanceId, epoch, index, issuedAt, KEY_ID].join(' ');
    return this.tokens.issue(PURPOSE, subject, LIFETIME_SECONDS).token;
  }

  /** @returns undefined for a token that is forged, over, or of another performance */
  read(token: string, performanceId: string): Entry | undefined {
    const [of, epoch, index, issuedAt = '', key] =
      this.tokens.verify(PURPOSE, token)?.subject.split(' ') ?? [];
    if (of !== performanceId || Number(key) !== KEY_ID) return undefined;
    return {
      performanceId,
      epoch: Number(epoch),
      index: Number(index),
      issuedAt: Number.parseInt(issuedAt, 36),
    };
  }
}
