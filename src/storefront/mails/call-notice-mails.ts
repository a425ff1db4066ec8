import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PerformancesService } from '../../events/index.js';
import { Config } from '../../platform/config/config.js';
import { Database } from '../../platform/database/index.js';
import { JobRegistry } from '../../platform/jobs/index.js';
import { MailsService, MailTemplates } from '../../platform/mail/index.js';
import {
  CALL_NOTICES_DUE,
  type CallNoticesDue,
  CallNoticesService,
  queueSettingsOf,
} from '../../queue/index.js';
import { TicketFiles } from '../../tickets/index.js';
import { callNoticeMail } from './queue-mail.presenter.js';

/** Tells those who asked for it that their turn is near, and that it has come. */
@Injectable()
export class CallNoticeMails implements OnModuleInit {
  constructor(
    private readonly jobs: JobRegistry,
    private readonly notices: CallNoticesService,
    private readonly performances: PerformancesService,
    private readonly files: TicketFiles,
    private readonly mails: MailsService,
    private readonly templates: MailTemplates,
    private readonly database: Database,
    private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.jobs.on(CALL_NOTICES_DUE, 'mail that the turn comes', ({ performanceId, kind, notices }) =>
      this.write({
        performanceId: performanceId as string,
        kind: kind as CallNoticesDue['kind'],
        notices: notices as CallNoticesDue['notices'],
      }),
    );
  }

  private async write({ performanceId, kind, notices }: CallNoticesDue): Promise<void> {
    const occasion = await this.files.occasionOf(performanceId);
    const { claimSeconds } = queueSettingsOf(await this.performances.get(performanceId));
    const { publicUrl } = this.config;
    await this.database.run(async tx => {
      for (const notice of notices) {
        const links = this.notices.linksOf(performanceId, notice);
        const queueUrl = `${publicUrl}/performances/${performanceId}/queue`;
        const view = callNoticeMail(occasion, { kind, claimSeconds, publicUrl, queueUrl, ...links });
        await this.mails.write(tx, {
          dedupeKey: `queue-${kind}:${performanceId}:${notice.index}`,
          recipient: notice.recipient,
          subject: view.title,
          ...this.templates.render('queue', view),
          ...(view.stop === null ? {} : { unsubscribeUrl: view.stop.href }),
          lane: 'bulk',
        });
      }
    });
  }
}
