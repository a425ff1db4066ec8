import { Database } from '../../src/platform/database/index.js';
import { MailsService, type NewMail } from '../../src/platform/mail/index.js';
import { type RunningApp, startApp } from '../support/app.js';
import { type MailServer, startMailServer } from '../support/mail-server.js';
import { signIn } from '../support/sign-in.js';
import { until } from '../support/until.js';

describe('mails that go through a mail server', () => {
  const answers = new Map<string, string[]>();
  let server: MailServer;
  let running: RunningApp;
  beforeAll(async () => {
    server = await startMailServer(recipient => answers.get(recipient)?.shift());
    running = await startApp({ SMTP_URL: server.url, LOG_LEVEL: 'fatal' });
  });
  afterAll(async () => {
    await running.close();
    await server.stop();
  });

  const write = (recipient: string, more: Partial<NewMail> = {}) => {
    const mail = {
      dedupeKey: recipient,
      recipient,
      subject: 'Your place',
      text: 'Here.',
      html: '<p>Here.</p>',
    };
    return running.app.get(Database).run(tx => running.app.get(MailsService).write(tx, { ...mail, ...more }));
  };
  const mailTo = async (recipient: string) => {
    const { items } = await running.app.get(MailsService).list({ limit: 50 });
    return items.find(mail => mail.recipient === recipient);
  };
  const attempts = (to: string) => server.attempts.filter(recipient => recipient === to).length;
  const waiting = () => running.app.get(Database).primary.query('SELECT topic, last_error FROM outbox');

  it('are sent again after what passes, and no more after what does not', async () => {
    answers.set('full@example.org', ['452 4.2.2 mailbox full']);
    answers.set('gone@example.org', ['550 5.1.1 no such mailbox']);
    await write('gone@example.org');
    await write('full@example.org');
    const sent = await until(
      () => mailTo('full@example.org'),
      mail => mail !== undefined && mail.sentAt !== null,
    );
    expect([attempts('full@example.org'), sent?.refusedAt]).toEqual([2, null]);
    const refused = await until(
      () => mailTo('gone@example.org'),
      mail => mail !== undefined && mail.refusedAt !== null,
    );
    expect([refused?.sentAt, refused?.refusal]).toEqual([null, '550 5.1.1 no such mailbox']);
    // Nothing is left to try, and the second attempt of the other came long after this one.
    expect(await until(waiting, rows => rows.length === 0)).toEqual([]);
    expect(attempts('gone@example.org')).toBe(1);
  });

  it('say in the office that they were refused, and why', async () => {
    answers.set('moved@example.org', ['551 5.1.6 moved away']);
    await write('moved@example.org');
    const mail = await until(
      () => mailTo('moved@example.org'),
      found => found !== undefined && found.refusedAt !== null,
    );
    const agent = running.newAgent();
    await signIn(agent);
    expect((await agent.get('/admin/mails').expect(200)).text).toMatch(/moved@example\.org[\s\S]*?Refused/);
    const page = (await agent.get(`/admin/mails/${mail?.id ?? ''}`).expect(200)).text;
    expect([page.includes('Not delivered'), page.includes('551 5.1.6 moved away')]).toEqual([true, true]);
  });

  it('tell mail programs how to get no more, with one click over TLS only', async () => {
    await write('a@example.org', { unsubscribeUrl: 'https://tickets.example.org/removal?stop=x.y.z' });
    await write('b@example.org', { unsubscribeUrl: 'http://localhost:3000/removal?stop=x.y.z' });
    await write('c@example.org');
    const headersOf = (to: string): string =>
      server.letters.find(letter => letter.includes(`To: ${to}`))?.split('\r\n\r\n')[0] ?? '';
    const [a, b, c] = await until(
      async () => Promise.resolve(['a', 'b', 'c'].map(name => headersOf(`${name}@example.org`))),
      found => found.every(header => header !== ''),
    );
    expect(a).toContain('List-Unsubscribe: <https://tickets.example.org/removal?stop=x.y.z>');
    expect(a).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    expect(b).toContain('List-Unsubscribe: <http://localhost:3000/removal?stop=x.y.z>');
    expect([b, c].join()).not.toContain('List-Unsubscribe-Post');
    expect(c).not.toContain('List-Unsubscribe');
  });
});
