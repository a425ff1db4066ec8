/**
 * Whether a client has this version already: If-None-Match is a list of entity tags, compared weakly, or `*`
 * (RFC 9110, 13.1.2). A cache that compresses on its way makes a tag weak.
 */
export function isKnown(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  if (ifNoneMatch === etag || ifNoneMatch.trim() === '*') return true;
  const tags: string[] = ifNoneMatch.match(/"[^"]*"/g) ?? [];
  return tags.includes(etag.replace(/^W\//, ''));
}
