import { Injectable } from '@nestjs/common';
import type { Performance } from '../../events/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { Database } from '../../platform/database/index.js';
import { MailsService, MailTemplates } from '../../platform/mail/index.js';
import { DomainError } from '../../platform/problem.js';
import { EmailProofs, noRegistration, queueSettingsOf, takesEmailProof } from '../../queue/index.js';
import { TicketFiles } from '../../tickets/index.js';
import { registrationMail } from './queue-mail.presenter.js';

/** One mail to an address for a sale in this time, however often and from wherever it is asked for. */
const ONE_MAIL_PER_MS = 10 * 60_000;

/**
 * Sends the link that joins a queue by e-mail. The same happens for every address, known or not, so whoever asks learns
 * nothing about it.
 */
@Injectable()
export class RegistrationMails {
  constructor(
    private readonly proofs: EmailProofs,
    private readonly files: TicketFiles,
    private readonly mails: MailsService,
    private readonly templates: MailTemplates,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** @throws no-registration where the queue asks for no address */
  async send(performance: Performance, address: string): Promise<void> {
    const settings = queueSettingsOf(performance);
    if (!performance.queue.enabled || !takesEmailProof(settings)) throw new DomainError(noRegistration);
    const { id } = performance;
    const [subject] = this.proofs.subjectsOf(id, address);
    const window = Math.floor(this.clock.ms() / ONE_MAIL_PER_MS);
    const view = registrationMail(await this.files.occasionOf(id), {
      ...{ opensAt: settings.opensAt, now: this.clock.ms(), publicUrl: this.config.publicUrl },
      queueUrl: `${this.config.publicUrl}/performances/${id}/queue`,
      proof: this.proofs.issue(id, address),
    });
    await this.database.run(tx =>
      this.mails.write(tx, {
        dedupeKey: `queue-proof:${subject}:${window}`,
        recipient: address,
        subject: view.title,
        ...this.templates.render('queue', view),
      }),
    );
  }
}
