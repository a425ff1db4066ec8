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
import { v7 as uuid } from 'uuid';
import { Clock } from '../../platform/clock/clock.js';
import { Database, pageOf } from '../../platform/database/index.js';
import { DomainError } from '../../platform/problem.js';
import { notFound } from '../../platform/general-problems.js';
import { TtlCache } from '../../platform/ttl-cache.js';
import { badSeatingPlan } from '../inventory.problems.js';
import { readSeatingPlan } from './generated-plan.rules.js';
/** Plans never change once stored, so they may stay in memory; the bound is for their size. */ const PLANS_IN_MEMORY = {
    ttlMs: 60 * 60_000,
    max: 30
};
const SELECT_SUMMARY = 'SELECT id, name, seat_count AS seats, categories FROM seating_plans';
export class SeatingPlansService {
    database;
    plans;
    constructor(database, clock){
        this.database = database;
        this.plans = new TtlCache(clock, PLANS_IN_MEMORY, (id)=>this.load(id));
    }
    /**
   * Reads a plan in pretix's public format (it has `zones`) or in our simple form (it has `sections`).
   * @throws bad-seating-plan with every mistake and its place
   */ read(document) {
        const result = readSeatingPlan(document);
        if (!result.ok) throw new DomainError(badSeatingPlan, {
            extra: {
                errors: result.problems
            }
        });
        return result.plan;
    }
    async create(tx, plan) {
        const id = uuid();
        const { name, categories, seats, sections } = plan;
        await tx.execute('INSERT INTO seating_plans (id, name, seat_count, categories, plan) VALUES ($1, $2, $3, $4, $5)', [
            id,
            name,
            seats.length,
            categories,
            JSON.stringify(plan)
        ]);
        const counts = sections.map((_, index)=>seats.filter((seat)=>seat.sectionIndex === index).length);
        await tx.execute(`INSERT INTO sections (plan_id, section_index, name, seat_count)
       SELECT $1, (t.i - 1)::int, t.name, t.seats
         FROM unnest($2::text[], $3::int[]) WITH ORDINALITY AS t(name, seats, i)`, [
            id,
            sections.map((section)=>section.name),
            counts
        ]);
        return {
            id,
            name,
            seats: seats.length,
            categories: [
                ...categories
            ]
        };
    }
    async list({ limit, cursor }) {
        const rows = await this.database.primary.query(`${SELECT_SUMMARY} WHERE ($1::uuid IS NULL OR id > $1) ORDER BY id LIMIT $2`, [
            cursor ?? null,
            limit + 1
        ]);
        return pageOf(rows, limit, (last)=>last.id);
    }
    /** @throws not-found */ async summary(id, sql = this.database.primary) {
        const [found] = await sql.query(`${SELECT_SUMMARY} WHERE id = $1`, [
            id
        ]);
        if (found === undefined) throw new DomainError(notFound, {
            detail: `There is no seating plan ${id}.`
        });
        return found;
    }
    /** @throws not-found */ get(id) {
        return this.plans.get(id);
    }
    async delete(tx, id) {
        const deleted = await tx.execute('DELETE FROM seating_plans WHERE id = $1', [
            id
        ]);
        if (deleted === 0) throw new DomainError(notFound, {
            detail: `There is no seating plan ${id}.`
        });
    }
    async load(id) {
        const [row] = await this.database.primary.query('SELECT plan FROM seating_plans WHERE id = $1', [
            id
        ]);
        if (row === undefined) throw new DomainError(notFound, {
            detail: `There is no seating plan ${id}.`
        });
        return row.plan;
    }
}
SeatingPlansService = _ts_decorate([
    Injectable(),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof Database === "undefined" ? Object : Database,
        typeof Clock === "undefined" ? Object : Clock
    ])
], SeatingPlansService);

//# sourceMappingURL=seating-plans.service.js.map
