import { Injectable } from '@nestjs/common';
import { DomainError } from '../../platform/problem.js';
import { SignedTokens, type UnderEachKey } from '../../platform/security/signed-tokens.js';
import { proofInvalid } from '../queue.problems.js';
import { mailboxOf } from './mailbox.rules.js';

const PURPOSE = 'queue-email-proof';
const SUBJECT = 'queue-subject';
/** As long as an entry is good for: sales with a draw are announced weeks ahead. */
const LIFETIME_SECONDS = 60 * 24 * 60 * 60;

/**
 * Whoever holds one reads the mail of an address. It names the address by a keyed hash only: by two, while the secret
 * key is being changed, so that whoever registered before the change is known after it.
 */
@Injectable()
export class EmailProofs {
  constructor(private readonly tokens: SignedTokens) {}

  /** The same person in the same sale, whatever device or way of writing the address. */
  subjectsOf(performanceId: string, address: string): UnderEachKey {
    return this.tokens.deriveUnderEachKey(SUBJECT, `${performanceId} ${mailboxOf(address)}`);
  }

  issue(performanceId: string, address: string): string {
    const subject = [performanceId, ...this.subjectsOf(performanceId, address)].join(' ');
    return this.tokens.issue(PURPOSE, subject, LIFETIME_SECONDS).token;
  }

  /** @returns the subjects of one person @throws proof-invalid */
  read(performanceId: string, proof: string): UnderEachKey {
    const [of, subject, ...before] = this.tokens.verify(PURPOSE, proof)?.subject.split(' ') ?? [];
    if (of !== performanceId || subject === undefined) throw new DomainError(proofInvalid);
    return [subject, ...before];
  }
}
