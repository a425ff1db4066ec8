import type { AuditView, MailsView, MailView } from '../../../../src/admin/views/bookings.view.js';
import { adminShell } from '../../../../src/admin/views/shell.view.js';
import { WHO } from './events.js';

const LONDON = 'Europe/London';

export const audit: AuditView = {
  ...adminShell({ title: 'Audit log', here: 'audit', who: WHO }),
  q: '',
  entries: [
    {
      at: '2026-11-24T10:12:00Z',
      zone: LONDON,
      who: 'Noor Okonjo',
      what: 'Changed an event',
      on: 'Ilse Marrow: Tidewrack',
      href: '/admin/events/tidewrack',
      detail: 'description',
    },
    {
      at: '2026-11-24T09:55:21Z',
      zone: LONDON,
      who: 'API token 1',
      what: 'Put on sale',
      on: 'Sat 13 March',
      href: null,
      detail: '1,236 seats',
    },
  ],
  hasPages: false,
  firstHref: null,
  nextHref: null,
};
export const mails: MailsView = {
  ...adminShell({ title: 'Mail', here: 'mails', who: WHO }),
  transportWords: 'No mail server is set: mails stay in this outbox.',
  mails: [
    {
      href: '/admin/mails/1',
      at: '2026-11-24T20:11:53Z',
      zone: LONDON,
      to: 'rowan@example.com',
      subject: 'Your tickets for Ilse Marrow',
      state: { tone: 'on', words: 'In the outbox' },
    },
  ],
  hasPages: false,
  firstHref: null,
  nextHref: null,
};
export const mail: MailView = {
  ...adminShell({ title: 'Your tickets for Ilse Marrow', here: 'mails', who: WHO }),
  subject: 'Your tickets for Ilse Marrow',
  to: 'rowan@example.com',
  at: '2026-11-24T20:11:53Z',
  zone: LONDON,
  state: { tone: 'on', words: 'In the outbox' },
  refusal: null,
  htmlHref: '/mail-booking',
  text: 'You are going to see Ilse Marrow.',
  attachments: [{ href: '/admin/mails/1/attachments/0', label: 'tickets.pdf' }],
};
export const mailRefused: MailView = {
  ...mail,
  state: { tone: 'off', words: 'Refused' },
  refusal: {
    tone: 'bad',
    symbol: 'circle-alert',
    heading: 'Not delivered',
    words: 'It is not tried again. The mail server said: 550 5.1.1 no such mailbox',
  },
};
