import { fromMinor, money } from '../../platform/money/money.js';
export async function loadTiers(sql, performanceId) {
    const rows = await sql.query(`SELECT id, name, category, price_minor AS "priceMinor", fees_minor AS "feesMinor", currency
       FROM price_tiers WHERE performance_id = $1 ORDER BY position`, [
        performanceId
    ]);
    return rows.map(({ id, name, category, priceMinor, feesMinor, currency })=>({
            id,
            name,
            category,
            price: money(fromMinor(priceMinor), currency),
            fees: money(fromMinor(feesMinor), currency)
        }));
}
export function loadAreas(sql, performanceId) {
    return sql.query(`SELECT id, name, capacity, price_tier_id AS "tierId"
       FROM areas WHERE performance_id = $1 ORDER BY position`, [
        performanceId
    ]);
}

//# sourceMappingURL=price-tier.js.map
