const START = '/admin';
const MAX_LENGTH = 500;

/** Where to go after signing in: only an address of the admin area itself, never another site. */
export function nextAddress(wanted: unknown): string {
  if (typeof wanted !== 'string' || wanted.length > MAX_LENGTH) return START;
  return /^\/admin([/?][\w./?&=%+-]*)?$/.test(wanted) && !wanted.includes('..') ? wanted : START;
}
