import { mailboxOf } from './mailbox.rules.js';

describe('the mailbox behind an address', () => {
  it.each([
    ['Mara.Lind@Example.org ', 'mara.lind@example.org'],
    ['mara.lind+tickets@example.org', 'mara.lind@example.org'],
    ['M.Ara+2@googlemail.com', 'mara@gmail.com'],
    ['ｍara@example.org', 'mara@example.org'],
  ])('%s is %s', (address, mailbox) => {
    expect(mailboxOf(address)).toBe(mailbox);
  });

  it('keeps apart whom providers keep apart', () => {
    expect(mailboxOf('mara.lind@example.org')).not.toBe(mailboxOf('maralind@example.org'));
    expect(mailboxOf('mara@example.org')).not.toBe(mailboxOf('mara@example.com'));
  });
});
