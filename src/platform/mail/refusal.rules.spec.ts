import { isRefusedForGood } from './refusal.rules.js';

describe('what a mail server refuses', () => {
  it.each([
    ['a mailbox that is unknown', 'RCPT TO', 550],
    ['what is in the mail', 'DATA', 554],
  ])('ends a mail when it is %s', (_what, command, responseCode) => {
    expect(isRefusedForGood({ command, responseCode })).toBe(true);
  });

  it.each([
    ['a mailbox that is full for now', { command: 'RCPT TO', responseCode: 452 }],
    ['our own address, which the house can mend', { command: 'MAIL FROM', responseCode: 550 }],
    ['our password', { command: 'AUTH PLAIN', responseCode: 535 }],
    ['whoever has not signed in', { command: 'RCPT TO', responseCode: 530 }],
    ['a word out of order', { command: 'DATA', responseCode: 503 }],
    ['nothing, being away', { command: 'CONN' }],
    ['nothing at all', {}],
  ])('is tried again when it is %s', (_what, answer) => {
    expect(isRefusedForGood(answer)).toBe(false);
  });
});
