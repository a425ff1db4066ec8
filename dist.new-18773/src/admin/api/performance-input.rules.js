/** A time as it was sent; absent stays absent, and so does null. */ export function moment(text) {
    return text === undefined || text === null ? undefined : new Date(text);
}
export function timeProblems({ onSaleAt, offSaleAt }) {
    if (offSaleAt > onSaleAt) return [];
    return [
        {
            path: 'offSaleAt',
            message: 'The sale must end after it begins: offSaleAt after onSaleAt.'
        }
    ];
}
/** Whether the areas as sent are the ones that are there. */ export function sameAreas(sent, present, tiers) {
    const nameOf = new Map(tiers.map((tier)=>[
            tier.id,
            tier.name
        ]));
    return sent.length === present.length && present.every((area, i)=>{
        const wanted = sent[i];
        return wanted?.name === area.name && wanted.capacity === area.capacity && wanted.tier === nameOf.get(area.tierId);
    });
}

//# sourceMappingURL=performance-input.rules.js.map
