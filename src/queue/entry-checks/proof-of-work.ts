import { Injectable } from '@nestjs/common';
import { type Challenge, createChallenge, type Payload, randomInt, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { SignedTokens } from '../../platform/security/signed-tokens.js';
import type { Arrival } from './arrivals.js';

const ALGORITHM = 'PBKDF2/SHA-256';
/** Of one attempt: half a millisecond of a server's processor, which makes each challenge with one. */
const ITERATIONS = 2_000;
/** Attempts that a browser makes, one after the other or in some workers: about half a second of one processor. */
const ATTEMPTS = { least: 500, most: 1_500 };
const PURPOSE = 'queue-proof-of-work';

/**
 * Work that a browser does for its entry (altcha-lib): a key has to be found that the server has hidden at a place of
 * chance. A challenge is made for one arrival in one sale and ends with it, so its solution is good for one entry.
 */
@Injectable()
export class ProofOfWork {
  constructor(private readonly tokens: SignedTokens) {}

  challenge({ id, endsAt }: Arrival): Promise<Challenge> {
    return createChallenge({
      ...{ algorithm: ALGORITHM, cost: ITERATIONS, deriveKey },
      counter: randomInt(ATTEMPTS.most, ATTEMPTS.least),
      data: { arrival: id },
      expiresAt: Math.floor(endsAt / 1_000),
      ...this.secrets(),
    });
  }

  /** @param work the challenge and its solution, JSON in Base64 as altcha's own clients send it */
  async isDone(work: string, { id }: Arrival): Promise<boolean> {
    try {
      const { challenge, solution } = JSON.parse(Buffer.from(work, 'base64').toString('utf8')) as Payload;
      const { verified } = await verifySolution({ challenge, solution, deriveKey, ...this.secrets() });
      return verified && challenge.parameters.data?.['arrival'] === id;
    } catch {
      // Whatever else was sent is no solution.
      return false;
    }
  }

  private secrets() {
    return {
      hmacSignatureSecret: this.tokens.derive(PURPOSE, 'challenge'),
      hmacKeySignatureSecret: this.tokens.derive(PURPOSE, 'key'),
    };
  }
}
