/**
 * The path of an address of our own, so that a redirect stays on the host name that the fan came by, with its
 * cookies. Any other address stays as it is.
 */
export function localAddress(url: string, publicUrl: string): string {
  return url === publicUrl || url.startsWith(`${publicUrl}/`) ? url.slice(publicUrl.length) || '/' : url;
}
