import { isEmail } from 'class-validator';

/** As SMTP allows. */
const MAX_EMAIL = 254;

export const EMAIL_WORDS = 'Enter an e-mail address with an @, like name@example.com';

/** The address of a page's form, as it was typed, and whether one could write to it. */
export function typedEmail(
  body: Record<string, unknown> | undefined,
  field = 'email',
): { address: string; isGood: boolean } {
  const value = body?.[field];
  const address = typeof value === 'string' ? value.trim().slice(0, MAX_EMAIL + 1) : '';
  return { address, isGood: address.length <= MAX_EMAIL && isEmail(address) };
}
