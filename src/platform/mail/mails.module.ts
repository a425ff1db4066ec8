import { Global, Module } from '@nestjs/common';
import { MailTemplates } from './mail-templates.js';
import { MailsService } from './mails.service.js';

@Global()
@Module({ providers: [MailsService, MailTemplates], exports: [MailsService, MailTemplates] })
export class MailsModule {}
