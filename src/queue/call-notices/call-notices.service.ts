import { Injectable } from '@nestjs/common';
import type { Performance } from '../../events/index.js';
import { Database } from '../../platform/database/index.js';
import { SignedTokens } from '../../platform/security/signed-tokens.js';
import { EntriesService } from '../entries/entries.service.js';
import { EntryTokens } from '../entries/entry-tokens.js';
import { type CallNotice, CallNoticesStore } from './call-notices.store.js';

const PURPOSE = 'queue-call-notice';
const LIFETIME_SECONDS = 60 * 24 * 60 * 60;

/** Being told by e-mail when the turn comes: only those who ask have a row, and only until they are called. */
@Injectable()
export class CallNoticesService {
  constructor(
    private readonly database: Database,
    private readonly store: CallNoticesStore,
    private readonly entries: EntriesService,
    private readonly entryTokens: EntryTokens,
    private readonly tokens: SignedTokens,
  ) {}

  /** @throws entry-invalid */
  async ask(performance: Performance, entry: string, recipient: string): Promise<void> {
    const { index, epoch, rank } = await this.entries.join(performance, entry);
    await this.store.ask(this.database.primary, performance.id, { index, epoch, recipient }, rank);
  }

  /** By the entry itself. @throws entry-invalid */
  async stop(performanceId: string, entry: string): Promise<void> {
    const { index } = this.entries.read(performanceId, entry);
    await this.store.stop(this.database.primary, performanceId, index);
  }

  /** By the link of a mail. @returns false for one that is forged, too old, or of another performance */
  async stopBy(performanceId: string, token: string): Promise<boolean> {
    const [of, index] = this.tokens.verify(PURPOSE, token)?.subject.split(' ') ?? [];
    if (of !== performanceId) return false;
    await this.store.stop(this.database.primary, performanceId, Number(index));
    return true;
  }

  /** What the links of a mail carry: the place, as the link to another device does, and the way to stop. */
  linksOf(performanceId: string, { index, epoch }: Pick<CallNotice, 'index' | 'epoch'>) {
    return {
      place: this.entryTokens.issue({ performanceId, index, epoch }),
      stop: this.tokens.issue(PURPOSE, `${performanceId} ${index}`, LIFETIME_SECONDS).token,
    };
  }
}
