/** Details that the page says elsewhere, in its own words. */
const SAID_ELSEWHERE = ['cancellation'];

/** The event's free details as terms and words; what is no plain text or list of texts is left to programs. */
export function factsOf(details: Readonly<Record<string, unknown>>): { term: string; words: string }[] {
  return Object.entries(details)
    .filter(([term]) => !SAID_ELSEWHERE.includes(term))
    .flatMap(([term, value]) => {
      const words = wordsOf(value);
      return words === undefined ? [] : [{ term: termOf(term), words }];
    });
}

function wordsOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim() === '' ? undefined : value;
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (!Array.isArray(value)) return undefined;
  const items = value.filter(item => typeof item === 'string' || typeof item === 'number');
  return items.length === 0 ? undefined : items.join(', ');
}

/** Keys come as programs write them, `runningTime`, or as people do, `Running time`. */
function termOf(key: string): string {
  const spaced = key
    .replace(/([a-z\d])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`)
    .replace(/_/g, ' ');
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}
