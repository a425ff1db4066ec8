const MAX_LENGTH = 60;
/** A readable piece of address: "Ilse Marrow: Low Tide" becomes "ilse-marrow-low-tide". */ export function slugOf(name) {
    const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').slice(0, MAX_LENGTH).replace(/^-+|-+$/g, '');
    return plain === '' ? 'event' : plain;
}

//# sourceMappingURL=slug.rules.js.map
