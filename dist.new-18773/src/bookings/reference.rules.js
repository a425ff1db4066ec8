/** Crockford's base 32: nothing that is mistaken for something else when read out over the telephone. */ const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 8;
/** A reference from random bytes: 40 bits, so a collision is rare and the unique index settles it. */ export function referenceFrom(bytes) {
    return Array.from(bytes.slice(0, LENGTH), (byte)=>ALPHABET[byte & 31]).join('');
}
/** Reads what a fan typed: lower case, spaces and dashes, O for 0, I and L for 1. */ export function normaliseReference(typed) {
    return typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
}

//# sourceMappingURL=reference.rules.js.map
