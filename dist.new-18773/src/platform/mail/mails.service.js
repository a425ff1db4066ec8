function _ts_decorate(decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") {
        r = Reflect.decorate(decorators, target, key, desc);
    } else {
        for(var i = decorators.length - 1; i >= 0; i--){
            if (d = decorators[i]) {
                r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
            }
        }
    }
    return c > 3 && r && Object.defineProperty(target, key, r), r;
}
function _ts_metadata(metadataKey, metadataValue) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") {
        return Reflect.metadata(metadataKey, metadataValue);
    }
}
import { Injectable } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import { v7 as uuid } from 'uuid';
import { Config } from '../config/config.js';
import { Database, pageOf } from '../database/index.js';
import { DomainError } from '../problem.js';
import { notFound } from '../general-problems.js';
import { JobRegistry, Outbox } from '../jobs/index.js';
const SEND_MAIL = 'mail.send';
const COLUMNS = `id, recipient, subject, text_body AS text, html_body AS html, attachments,
  created_at AS "createdAt", sent_at AS "sentAt"`;
const SMTP_TIMEOUT_MS = 10_000;
export class MailsService {
    database;
    outbox;
    jobs;
    config;
    transport;
    constructor(database, outbox, jobs, config){
        this.database = database;
        this.outbox = outbox;
        this.jobs = jobs;
        this.config = config;
        const { smtpUrl } = config;
        if (smtpUrl !== undefined) {
            this.transport = createTransport({
                url: smtpUrl,
                connectionTimeout: SMTP_TIMEOUT_MS,
                socketTimeout: SMTP_TIMEOUT_MS
            });
        }
    }
    onModuleInit() {
        this.jobs.on(SEND_MAIL, 'send the mail', (payload)=>this.send(payload['id']));
    }
    /** Puts a mail into the outbox; a second one with the same key is not made. */ async write(tx, mail) {
        const id = uuid();
        const made = await tx.query(`INSERT INTO mails (id, dedupe_key, recipient, subject, text_body, html_body, attachments)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (dedupe_key) DO NOTHING RETURNING id`, [
            id,
            mail.dedupeKey,
            mail.recipient,
            mail.subject,
            mail.text,
            mail.html,
            JSON.stringify(mail.attachments ?? [])
        ]);
        if (made.length > 0 && this.transport !== undefined) await this.outbox.add(tx, SEND_MAIL, {
            id
        });
    }
    /** Newest first. */ async list({ limit, cursor }) {
        const rows = await this.database.primary.query(`SELECT ${COLUMNS} FROM mails WHERE ($1::uuid IS NULL OR id < $1) ORDER BY id DESC LIMIT $2`, [
            cursor ?? null,
            limit + 1
        ]);
        return pageOf(rows, limit, (last)=>last.id);
    }
    /** @throws not-found */ async get(id) {
        const [mail] = await this.database.primary.query(`SELECT ${COLUMNS} FROM mails WHERE id = $1`, [
            id
        ]);
        if (mail === undefined) throw new DomainError(notFound, {
            detail: 'There is no such mail.'
        });
        return mail;
    }
    async send(id) {
        const mail = await this.get(id);
        if (mail.sentAt !== null || this.transport === undefined) return;
        await this.transport.sendMail({
            from: this.config.mailFrom,
            to: mail.recipient,
            subject: mail.subject,
            text: mail.text,
            html: mail.html,
            attachments: mail.attachments.map(({ filename, contentType, content, cid })=>({
                    filename,
                    contentType,
                    content: Buffer.from(content, 'base64'),
                    ...cid === undefined ? {} : {
                        cid
                    }
                }))
        });
        await this.database.primary.execute('UPDATE mails SET sent_at = clock_timestamp() WHERE id = $1', [
            id
        ]);
    }
}
MailsService = _ts_decorate([
    Injectable(),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof Database === "undefined" ? Object : Database,
        typeof Outbox === "undefined" ? Object : Outbox,
        typeof JobRegistry === "undefined" ? Object : JobRegistry,
        typeof Config === "undefined" ? Object : Config
    ])
], MailsService);

//# sourceMappingURL=mails.service.js.map
