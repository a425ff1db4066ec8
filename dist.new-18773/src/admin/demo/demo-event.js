/** The demo's content as plain data: a loader creates it through the same services as everybody else. */ /** Tiers named after the plan's categories: `[category, price, fees]`. */ export function seatedTiers(...tiers) {
    return tiers.map(([category, price, fees])=>({
            name: category,
            category,
            price,
            fees
        }));
}
/** An evening that is on sale since a while, of which a share is sold. */ export function onSale(inDays, startsAt, doorsAt, soldShare = 0) {
    return {
        inDays,
        startsAt,
        doorsAt,
        status: 'scheduled',
        onSaleInDays: -30,
        soldShare
    };
}

//# sourceMappingURL=demo-event.js.map
