import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { createTransport, type SendMailOptions, type Transporter } from 'nodemailer';
import { v7 as uuid } from 'uuid';
import { Config } from '../config/config.js';
import { Database, type Page, pageOf, type PageRequest, type Tx } from '../database/index.js';
import { DomainError } from '../problem.js';
import { notFound } from '../general-problems.js';
import { JobRegistry, type Lane, Outbox } from '../jobs/index.js';
import { isRefusedForGood, type SmtpAnswer } from './refusal.rules.js';

export interface Attachment {
  filename: string;
  contentType: string;
  /** Base64. */
  content: string;
  /** Content id, for a picture that the HTML text shows. */
  cid?: string;
}

export interface NewMail {
  /** The same key is never mailed twice. */
  dedupeKey: string;
  recipient: string;
  subject: string;
  text: string;
  html: string;
  attachments?: Attachment[] | undefined;
  /** Where its reader gets no more like it: asks when it is opened, and does it at once when it is posted to. */
  unsubscribeUrl?: string;
  /** The usual one, if it is not said. */
  lane?: Lane;
}

export interface Mail extends Omit<NewMail, 'dedupeKey' | 'attachments' | 'unsubscribeUrl' | 'lane'> {
  attachments: Attachment[];
  unsubscribeUrl: string | null;
  id: string;
  createdAt: Date;
  sentAt: Date | null;
  /** When the mail server refused it for good; never both. */
  refusedAt: Date | null;
  /** What the server said then. */
  refusal: string | null;
}

const SEND_MAIL = 'mail.send';
const COLUMNS = `id, recipient, subject, text_body AS text, html_body AS html, attachments,
  unsubscribe_url AS "unsubscribeUrl", created_at AS "createdAt", sent_at AS "sentAt",
  refused_at AS "refusedAt", last_error AS refusal`;
const SMTP_TIMEOUT_MS = 10_000;
const MOST_OF_A_REFUSAL = 500;

/** Every mail is kept in the local outbox; with SMTP_URL it is sent from there too. */
@Injectable()
export class MailsService implements OnModuleInit {
  private readonly logger = new Logger(MailsService.name);
  private readonly transport: Transporter | undefined;

  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly jobs: JobRegistry,
    private readonly config: Config,
  ) {
    const { smtpUrl } = config;
    if (smtpUrl !== undefined) {
      this.transport = createTransport({
        url: smtpUrl,
        connectionTimeout: SMTP_TIMEOUT_MS,
        socketTimeout: SMTP_TIMEOUT_MS,
      });
    }
  }

  onModuleInit(): void {
    this.jobs.on(SEND_MAIL, 'send the mail', payload => this.send(payload['id'] as string));
  }

  /** Puts a mail into the outbox; a second one with the same key is not made. */
  async write(tx: Tx, mail: NewMail): Promise<void> {
    const id = uuid();
    const made = await tx.query(
      `INSERT INTO mails (id, dedupe_key, recipient, subject, text_body, html_body, attachments, unsubscribe_url)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (dedupe_key) DO NOTHING RETURNING id`,
      [
        id,
        mail.dedupeKey,
        mail.recipient,
        mail.subject,
        mail.text,
        mail.html,
        JSON.stringify(mail.attachments ?? []),
        mail.unsubscribeUrl ?? null,
      ],
    );
    if (made.length > 0 && this.transport !== undefined) {
      await this.outbox.add(tx, SEND_MAIL, { id }, mail.lane);
    }
  }

  /** Newest first. */
  async list({ limit, cursor }: PageRequest): Promise<Page<Mail>> {
    const rows = await this.database.primary.query<Mail>(
      `SELECT ${COLUMNS} FROM mails WHERE ($1::uuid IS NULL OR id < $1) ORDER BY id DESC LIMIT $2`,
      [cursor ?? null, limit + 1],
    );
    return pageOf(rows, limit, last => last.id);
  }

  /** @throws not-found */
  async get(id: string): Promise<Mail> {
    const [mail] = await this.database.primary.query<Mail>(`SELECT ${COLUMNS} FROM mails WHERE id = $1`, [
      id,
    ]);
    if (mail === undefined) throw new DomainError(notFound, { detail: 'There is no such mail.' });
    return mail;
  }

  /** Once sent, or refused for good, it is done with; whatever else goes wrong is thrown, and tried again. */
  private async send(id: string): Promise<void> {
    const mail = await this.get(id);
    if (mail.sentAt !== null || mail.refusedAt !== null || this.transport === undefined) return;
    try {
      await this.transport.sendMail({ from: this.config.mailFrom, ...letterOf(mail) });
    } catch (error) {
      const answer = error as SmtpAnswer;
      if (!isRefusedForGood(answer)) throw error;
      this.logger.warn(`Mail ${id} is refused for good: ${String(error)}`);
      await this.database.primary.execute(
        'UPDATE mails SET refused_at = clock_timestamp(), last_error = $2 WHERE id = $1 AND sent_at IS NULL',
        [id, answer.response?.slice(0, MOST_OF_A_REFUSAL) ?? null],
      );
      return;
    }
    // Sent counts: a mail that ran twice may have been refused the other time.
    await this.database.primary.execute(
      'UPDATE mails SET sent_at = clock_timestamp(), refused_at = NULL, last_error = NULL WHERE id = $1',
      [id],
    );
  }
}

/** A mail as it goes to the mail server. */
function letterOf(mail: Mail): SendMailOptions {
  const { recipient, subject, text, html, attachments, unsubscribeUrl } = mail;
  return {
    ...{ to: recipient, subject, text, html },
    ...(unsubscribeUrl === null ? {} : unsubscribeHeaders(unsubscribeUrl)),
    attachments: attachments.map(({ filename, contentType, content, cid }) => ({
      filename,
      contentType,
      content: Buffer.from(content, 'base64'),
      ...(cid === undefined ? {} : { cid }),
    })),
  };
}

/** RFC 2369, and RFC 8058 where it may be used: over TLS only. */
function unsubscribeHeaders(url: string): Pick<SendMailOptions, 'list' | 'headers'> {
  const isOneClick = url.startsWith('https:');
  return {
    list: { unsubscribe: url },
    ...(isOneClick ? { headers: { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } } : {}),
  };
}
