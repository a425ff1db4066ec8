/** Sources by directive, as helmet names them: `scriptSrc` for `script-src`. */
type Directives = Record<string, string[]>;

/** What every page may load: our own, and pictures that are written into it. */
export const CONTENT_SECURITY: Readonly<Directives> = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  fontSrc: ["'self'"],
  connectSrc: ["'self'"],
  manifestSrc: ["'self'"],
  formAction: ["'self'"],
  baseUri: ["'none'"],
  objectSrc: ["'none'"],
  frameAncestors: ["'none'"],
};

/** The same policy as a header's value for one page that needs more. */
export function contentSecurityWith(more: Readonly<Directives>): string {
  const names = new Set([...Object.keys(CONTENT_SECURITY), ...Object.keys(more)]);
  return [...names]
    .map(name => {
      const sources = [...(CONTENT_SECURITY[name] ?? []), ...(more[name] ?? [])];
      return `${name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)} ${sources.join(' ')}`;
    })
    .join(';');
}
