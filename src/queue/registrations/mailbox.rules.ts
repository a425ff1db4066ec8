/** Providers that deliver whatever dots are written into a name, and the name that stands for all of theirs. */
const DOTLESS: Readonly<Record<string, string>> = { 'gmail.com': 'gmail.com', 'googlemail.com': 'gmail.com' };

/**
 * The mailbox behind an address, so that one person is one entry: case does not count, nor does a tag behind a plus
 * sign (sub-addressing, RFC 5233). Only for comparing: mail goes to the address as it was typed.
 */
export function mailboxOf(address: string): string {
  const text = address.trim().normalize('NFKC').toLowerCase();
  const at = text.lastIndexOf('@');
  const host = text.slice(at + 1);
  const [name = ''] = text.slice(0, at).split('+');
  const dotless = DOTLESS[host];
  return dotless === undefined ? `${name}@${host}` : `${name.replaceAll('.', '')}@${dotless}`;
}
