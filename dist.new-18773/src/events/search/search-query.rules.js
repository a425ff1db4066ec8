const MAX_WORDS = 8;
/**
 * The fan's words as a Postgres text search query: every word must begin a word of the text.
 * @returns null when there is no word to look for
 */ export function toTsQuery(words) {
    const found = words.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
    if (found.length === 0) return null;
    return found.slice(0, MAX_WORDS).map((word)=>`${word}:*`).join(' & ');
}
export function encodeCursor(cursor) {
    return Buffer.from(JSON.stringify([
        cursor.key,
        cursor.id
    ])).toString('base64url');
}
/** @returns undefined for anything that this server did not make */ export function decodeCursor(text) {
    try {
        const value = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
        if (!Array.isArray(value) || typeof value[0] !== 'number' || typeof value[1] !== 'string') {
            return undefined;
        }
        return /^[0-9a-f-]{36}$/.test(value[1]) ? {
            key: value[0],
            id: value[1]
        } : undefined;
    } catch  {
        return undefined;
    }
}

//# sourceMappingURL=search-query.rules.js.map
