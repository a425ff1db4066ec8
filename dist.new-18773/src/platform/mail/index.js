export { MailTemplates } from './mail-templates.js';
export { MailsModule } from './mails.module.js';
export { MailsService } from './mails.service.js';

//# sourceMappingURL=index.js.map
