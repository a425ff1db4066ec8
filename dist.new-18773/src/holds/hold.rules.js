/** How often and how long a hold can be prolonged; it never resets by itself. */ export const MAX_EXTENSIONS = 2;
export const MAX_LIFE_MS = 30 * 60_000;
/** Seats can be held from the beginning of the sale until its end, unless the performance is cancelled. */ export function isOnSale(sale, now) {
    return sale.status !== 'cancelled' && sale.onSaleAt <= now && now < sale.offSaleAt;
}
/** The seats named more than once. */ export function repeated(seatIds) {
    return [
        ...new Set(seatIds.filter((id, index)=>seatIds.indexOf(id) !== index))
    ];
}

//# sourceMappingURL=hold.rules.js.map
