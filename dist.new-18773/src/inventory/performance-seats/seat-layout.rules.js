/**
 * Every sellable place of a performance: the plan's seats first, each at its ordinal, then the places of each
 * area, numbered and unlabelled. A seat whose category has no tier is there too, blocked, so that ordinals stay.
 */ export function layOutSeats(plan, tiers, areas) {
    const tierOfCategory = new Map();
    for (const tier of tiers){
        if (tier.category !== null && !tierOfCategory.has(tier.category)) {
            tierOfCategory.set(tier.category, tier.id);
        }
    }
    const seats = (plan?.seats ?? []).map((seat, ordinal)=>({
            ordinal,
            seatId: seat.id,
            section: plan?.sections[seat.sectionIndex]?.name ?? '',
            row: seat.rowLabel,
            seat: seat.seatLabel,
            priceTierId: tierOfCategory.get(plan?.categories[seat.categoryIndex] ?? '') ?? null,
            areaId: null
        }));
    areas.forEach((area, position)=>{
        for(let place = 1; place <= area.capacity; place += 1){
            seats.push({
                ordinal: seats.length,
                seatId: `area${position + 1}-${place}`,
                section: area.name,
                row: '',
                seat: '',
                priceTierId: area.tierId,
                areaId: area.id
            });
        }
    });
    return seats;
}

//# sourceMappingURL=seat-layout.rules.js.map
