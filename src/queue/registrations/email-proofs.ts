import { Injectable } from '@nestjs/common';
import { DomainError } from '../../platform/problem.js';
import { SignedTokens } from '../../platform/security/signed-tokens.js';
import { proofInvalid } from '../queue.problems.js';
import { mailboxOf } from './mailbox.rules.js';

const PURPOSE = 'queue-email-proof';
const SUBJECT = 'queue-subject';
/** As long as an entry is good for: sales with a draw are announced weeks ahead. */
const LIFETIME_SECONDS = 60 * 24 * 60 * 60;

/** Whoever holds one reads the mail of an address. It names the address by a keyed hash only. */
@Injectable()
export class EmailProofs {
  constructor(private readonly tokens: SignedTokens) {}

  /** The same person in the same sale, whatever device or way of writing the address. */
  subjectOf(performanceId: string, address: string): string {
    return this.tokens.derive(SUBJECT, `${performanceId} ${mailboxOf(address)}`);
  }

  issue(performanceId: string, address: string): string {
    const subject = `${performanceId} ${this.subjectOf(performanceId, address)}`;
    return this.tokens.issue(PURPOSE, subject, LIFETIME_SECONDS).token;
  }

  /** @returns the subject @throws proof-invalid */
  read(performanceId: string, proof: string): string {
    const [of, subject] = this.tokens.verify(PURPOSE, proof)?.subject.split(' ') ?? [];
    if (of !== performanceId || subject === undefined) throw new DomainError(proofInvalid);
    return subject;
  }
}
