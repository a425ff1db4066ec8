export { MailTemplates } from './mail-templates.js';
export { MailsModule } from './mails.module.js';
export { type Attachment, type Mail, MailsService, type NewMail } from './mails.service.js';
