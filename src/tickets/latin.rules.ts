/** Letters that Unicode does not take apart into a plain one and its accent. */
const PLAIN: Readonly<Record<string, string>> = {
  ...{ Ł: 'L', ł: 'l', Đ: 'D', đ: 'd', Ħ: 'H', ħ: 'h', ı: 'i' },
  ...{ Œ: 'OE', œ: 'oe', ẞ: 'SS', Ŧ: 'T', ŧ: 't', Ŋ: 'N', ŋ: 'n' },
};

/** The PDF's built-in faces know Latin letters only; what they lack is written without its accents or left out. */
export function latin(text: string): string {
  return text
    .normalize('NFC')
    .replace(
      /[^\u0000-\u00ff–—‘’“”•…€]/gu,
      character => PLAIN[character] ?? character.normalize('NFKD').replace(/[^\u0000-\u00ff]/g, ''),
    );
}
