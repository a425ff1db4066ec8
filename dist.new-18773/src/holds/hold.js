export function totalOf(hold) {
    return {
        amount: hold.seats.reduce((sum, seat)=>sum + seat.price + seat.fees, 0),
        currency: hold.currency
    };
}
export function feesOf(hold) {
    return {
        amount: hold.seats.reduce((sum, seat)=>sum + seat.fees, 0),
        currency: hold.currency
    };
}
const ID = /^([\w-]{22})\.([\w-]{22})$/;
/** A hold's id names its performance, so that its keys are found in a cluster without looking anywhere. */ export function holdIdFor(performanceId, uuid) {
    return `${shorten(performanceId)}.${shorten(uuid)}`;
}
/** @returns undefined for a text that is no hold id */ export function performanceOfHold(holdId) {
    const short = ID.exec(holdId)?.[1];
    if (short === undefined) return undefined;
    const hex = Buffer.from(short, 'base64url').toString('hex');
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
function shorten(uuid) {
    return Buffer.from(uuid.replaceAll('-', ''), 'hex').toString('base64url');
}

//# sourceMappingURL=hold.js.map
