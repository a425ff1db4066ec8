import { feesOf, totalOf } from './hold.js';
export function toHoldView(hold) {
    const { currency } = hold;
    return {
        id: hold.id,
        performanceId: hold.performanceId,
        seats: hold.seats.map(({ seatId, section, row, seat, tierId, price, fees })=>({
                ...{
                    seatId,
                    section,
                    row,
                    seat,
                    tierId
                },
                price: {
                    amount: price,
                    currency
                },
                fees: {
                    amount: fees,
                    currency
                }
            })),
        total: totalOf(hold),
        fees: feesOf(hold),
        createdAt: new Date(hold.createdAt).toISOString(),
        expiresAt: new Date(hold.expiresAt).toISOString(),
        extensionsLeft: hold.extensionsLeft
    };
}

//# sourceMappingURL=hold.view.js.map
