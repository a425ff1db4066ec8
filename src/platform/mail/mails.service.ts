import { Injectable, type OnModuleInit } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import { v7 as uuid } from 'uuid';
import { Config } from '../config/config.js';
import { Database, type Page, pageOf, type PageRequest, type Tx } from '../database/index.js';
import { DomainError } from '../problem.js';
import { notFound } from '../general-problems.js';
import { JobRegistry, type Lane, Outbox } from '../jobs/index.js';

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
  /** The usual one, if it is not said. */
  lane?: Lane;
}

export interface Mail extends Omit<NewMail, 'dedupeKey' | 'attachments' | 'lane'> {
  attachments: Attachment[];
  id: string;
  createdAt: Date;
  sentAt: Date | null;
}

const SEND_MAIL = 'mail.send';
const COLUMNS = `id, recipient, subject, text_body AS text, html_body AS html, attachments,
  created_at AS "createdAt", sent_at AS "sentAt"`;
const SMTP_TIMEOUT_MS = 10_000;

/** Every mail is kept in the local outbox; with SMTP_URL it is sent from there too. */
@Injectable()
export class MailsService implements OnModuleInit {
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
      `INSERT INTO mails (id, dedupe_key, recipient, subject, text_body, html_body, attachments)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (dedupe_key) DO NOTHING RETURNING id`,
      [
        id,
        mail.dedupeKey,
        mail.recipient,
        mail.subject,
        mail.text,
        mail.html,
        JSON.stringify(mail.attachments ?? []),
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

  private async send(id: string): Promise<void> {
    const mail = await this.get(id);
    if (mail.sentAt !== null || this.transport === undefined) return;
    await this.transport.sendMail({
      from: this.config.mailFrom,
      to: mail.recipient,
      subject: mail.subject,
      text: mail.text,
      html: mail.html,
      attachments: mail.attachments.map(({ filename, contentType, content, cid }) => ({
        filename,
        contentType,
        content: Buffer.from(content, 'base64'),
        ...(cid === undefined ? {} : { cid }),
      })),
    });
    await this.database.primary.execute('UPDATE mails SET sent_at = clock_timestamp() WHERE id = $1', [id]);
  }
}
