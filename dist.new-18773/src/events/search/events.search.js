function _ts_decorate(decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") {
        r = Reflect.decorate(decorators, target, key, desc);
    } else {
        for(var i = decorators.length - 1; i >= 0; i--){
            if (d = decorators[i]) {
                r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
            }
        }
    }
    return c > 3 && r && Object.defineProperty(target, key, r), r;
}
function _ts_metadata(metadataKey, metadataValue) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") {
        return Reflect.metadata(metadataKey, metadataValue);
    }
}
import { Injectable } from '@nestjs/common';
import { Database, pageOf } from '../../platform/database/index.js';
import { DomainError } from '../../platform/problem.js';
import { invalidRequest } from '../../platform/general-problems.js';
import { decodeCursor, encodeCursor, toTsQuery } from './search-query.rules.js';
const SORT_KEYS = {
    date: `extract(epoch FROM next.starts_at)`,
    'on-sale': `extract(epoch FROM next.on_sale_at)`,
    relevance: `-1 * (ts_rank(to_tsvector('simple', e.search_text), to_tsquery('simple', coalesce($1, 'x')))
    + word_similarity(coalesce($2, ''), e.search_text))`
};
/** How alike a mistyped word and the text must be; pg_trgm's own default for words is 0.6, too strict for names. */ const WORD_SIMILARITY = 0.45;
const FACET_VALUES = 30;
const SOURCES = `
  FROM events e
  JOIN attractions a ON a.id = e.attraction_id
  JOIN LATERAL (
    SELECT p.starts_at, p.on_sale_at, p.time_zone, v.name AS venue, v.city, v.country
      FROM performances p JOIN venues v ON v.id = p.venue_id
     WHERE p.event_id = e.id AND p.published_at IS NOT NULL
       AND ($5::text IS NULL OR lower(v.city) = lower($5)) AND ($6::text IS NULL OR v.country = upper($6))
       AND ($9::timestamptz IS NULL OR p.starts_at >= $9) AND ($10::timestamptz IS NULL OR p.starts_at < $10)
       AND ($11::timestamptz IS NULL OR p.on_sale_at >= $11)
       AND ($12::timestamptz IS NULL OR p.on_sale_at < $12)
       AND ($13::bigint IS NULL OR p.price_from_minor <= $13)
     ORDER BY (p.starts_at < now()), (p.status = 'cancelled'),
              CASE WHEN p.starts_at < now() THEN now() - p.starts_at ELSE p.starts_at - now() END
     LIMIT 1) next ON true`;
const PRICES = `
  JOIN LATERAL (
    SELECT min(price_from_minor) AS low, max(price_to_minor) AS high, min(currency) AS currency,
           array_agg(id) AS ids
      FROM performances WHERE event_id = e.id AND published_at IS NOT NULL) prices ON true`;
const MATCHES = `
 WHERE e.status IN ('published', 'cancelled')
   AND ($1::text IS NULL OR to_tsvector('simple', e.search_text) @@ to_tsquery('simple', $1)
        OR word_similarity($2, e.search_text) > $3)
   AND ($7::text IS NULL OR e.genre = $7)
   AND ($8::text IS NULL OR lower(a.name) = lower($8) OR a.id::text = $8)
   AND $4::int > 0`;
export class EventsSearch {
    database;
    constructor(database){
        this.database = database;
    }
    search(search) {
        return this.database.browse(async (sql)=>{
            const rows = await this.rows(sql, search);
            return {
                ...pageOf(rows, search.limit, (last)=>encodeCursor(last)),
                facets: await this.facets(sql, search)
            };
        });
    }
    async rows(sql, search) {
        const cursor = search.cursor === undefined ? undefined : decodeCursor(search.cursor);
        if (search.cursor !== undefined && cursor === undefined) {
            throw new DomainError(invalidRequest, {
                detail: 'The cursor was not made by this list.'
            });
        }
        return sql.query(`SELECT * FROM (
         SELECT e.id, e.slug, e.name, a.name AS attraction, e.genre, e.status,
                CASE WHEN next.starts_at >= now() THEN next.starts_at END AS "nextPerformanceAt",
                next.time_zone AS "timeZone", next.on_sale_at AS "onSaleAt",
                json_build_object('name', next.venue, 'city', next.city, 'country', next.country) AS venue,
                prices.low::float8 AS "priceFromMinor", prices.high::float8 AS "priceToMinor", prices.currency,
                prices.ids AS "performanceIds",
                (${SORT_KEYS[search.sort]})::float8 AS key
         ${SOURCES} ${PRICES} ${MATCHES}
       ) found
       WHERE ($14::float8 IS NULL OR (key, id) > ($14, $15::uuid))
       ORDER BY key, id LIMIT $4::int`, [
            ...parameters(search),
            cursor?.key ?? null,
            cursor?.id ?? null
        ]);
    }
    async facets(sql, search) {
        const wide = {
            ...search,
            city: undefined,
            country: undefined,
            genre: undefined
        };
        const rows = await sql.query(`WITH found AS (SELECT next.city, next.country, e.genre ${SOURCES} ${MATCHES})
       SELECT 'cities' AS facet, city AS value, count(*)::int AS count FROM found GROUP BY city
       UNION ALL SELECT 'countries', country, count(*)::int FROM found GROUP BY country
       UNION ALL SELECT 'genres', genre, count(*)::int FROM found GROUP BY genre
       ORDER BY 3 DESC, 2`, parameters(wide));
        const of = (facet)=>rows.filter((row)=>row.facet === facet).slice(0, FACET_VALUES).map(({ value, count })=>({
                    value,
                    count
                }));
        return {
            cities: of('cities'),
            countries: of('countries'),
            genres: of('genres')
        };
    }
}
EventsSearch = _ts_decorate([
    Injectable(),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof Database === "undefined" ? Object : Database
    ])
], EventsSearch);
function parameters(search) {
    const words = search.q === undefined ? null : toTsQuery(search.q);
    const { city, country, genre, attraction, from, to, onSaleFrom, onSaleTo, priceMax } = search;
    const filters = [
        city,
        country,
        genre,
        attraction,
        from,
        to,
        onSaleFrom,
        onSaleTo,
        priceMax
    ];
    const typed = words === null ? null : search.q ?? null;
    return [
        words,
        typed,
        WORD_SIMILARITY,
        search.limit + 1,
        ...filters.map((filter)=>filter ?? null)
    ];
}

//# sourceMappingURL=events.search.js.map
