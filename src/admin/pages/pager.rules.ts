import type { PagerView } from '../views/shell.view.js';

/** Links to the first and to the next page of a list, with its filter kept. */
export function pager(
  path: string,
  filter: Record<string, string>,
  cursor: string | undefined,
  nextCursor: string | null,
): PagerView {
  const kept = Object.entries(filter).filter(([, value]) => value !== '');
  const address = (more: [string, string][]): string => {
    const query = new URLSearchParams([...kept, ...more]).toString();
    return query === '' ? path : `${path}?${query}`;
  };
  return {
    hasPages: cursor !== undefined || nextCursor !== null,
    firstHref: cursor === undefined ? null : address([]),
    nextHref: nextCursor === null ? null : address([['cursor', nextCursor]]),
  };
}
