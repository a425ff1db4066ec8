import type { Attachment } from '../../platform/mail/index.js';

/** A mail program shows attached pictures in the text (`cid:`); a browser needs them written into it. */
export function withPictures(html: string, attachments: readonly Attachment[]): string {
  return html.replace(/cid:([\w-]+)/g, (address, cid: string) => {
    const picture = attachments.find(attachment => attachment.cid === cid);
    return picture === undefined ? address : `data:${picture.contentType};base64,${picture.content}`;
  });
}
