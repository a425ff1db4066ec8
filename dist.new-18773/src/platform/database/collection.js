import { MoreThan } from 'typeorm';
import { DomainError } from '../problem.js';
import { notFound } from '../general-problems.js';
/** Cuts the one row too many off that tells whether there is a next page. */ export function pageOf(rows, limit, cursorOf) {
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return {
        items,
        nextCursor: rows.length > limit && last !== undefined ? cursorOf(last) : null
    };
}
/** Plain records that nobody races for: made, listed by age, read, changed, deleted. Ids are UUIDv7, so they sort by age. */ export class Collection {
    entity;
    noun;
    constructor(entity, noun){
        this.entity = entity;
        this.noun = noun;
    }
    async insert(sql, values) {
        await sql.manager.getRepository(this.entity).insert(values);
    }
    async list(sql, { limit, cursor }, where = {}) {
        const after = cursor === undefined ? {} : {
            id: MoreThan(cursor)
        };
        const rows = await sql.manager.getRepository(this.entity).find({
            where: {
                ...where,
                ...after
            },
            order: {
                id: 'ASC'
            },
            take: limit + 1
        });
        return pageOf(rows, limit, (last)=>last.id);
    }
    find(sql, id) {
        return sql.manager.getRepository(this.entity).findOneBy({
            id
        });
    }
    /** @throws not-found */ async get(sql, id) {
        const found = await this.find(sql, id);
        if (found === null) throw new DomainError(notFound, {
            detail: `There is no ${this.noun} ${id}.`
        });
        return found;
    }
    async update(sql, id, values) {
        if (Object.keys(values).length === 0) return;
        await sql.manager.getRepository(this.entity).update({
            id
        }, values);
    }
    async delete(sql, id) {
        await sql.manager.getRepository(this.entity).delete({
            id
        });
    }
}

//# sourceMappingURL=collection.js.map
