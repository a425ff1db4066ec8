import { count, listOf, nameSchema, nullable, object, text, time } from '../../platform/openapi/index.js';
import { ALGORITHMS, PROOF_LEVELS } from './commitment.rules.js';
import { MOVE_KINDS } from './draw-record.js';

const hash = { type: 'string', pattern: '^[0-9a-f]{64}$' };
const range = { type: 'array', items: { type: 'integer', minimum: 1 }, minItems: 2, maxItems: 2 };

/** `DrawRecord`. */
export const drawRecordSchema = nameSchema(
  'DrawRecord',
  object({
    version: { const: 1 },
    performanceId: text,
    algorithm: { enum: [...ALGORITHMS] },
    proofLevel: { enum: [...PROOF_LEVELS] },
    commitment: hash,
    seed: nullable(hash),
    announcement: nullable(
      object({ source: text, announcedAt: time, abandonedAt: nullable(time), reason: nullable(text) }),
    ),
    randomness: nullable(object({ text, source: text, publishedAt: time })),
    drawSize: count,
    voidRanges: listOf(range),
    epochs: listOf(object({ epoch: count, fromIndex: { type: 'integer', minimum: 1 } })),
    root: hash,
    frozenAt: time,
    revealedAt: nullable(time),
    moves: listOf(
      object({ at: time, kind: { enum: [...MOVE_KINDS] }, count, reason: text, range: nullable(range) }),
    ),
  }),
);

/** `InclusionProof`. */
export const inclusionProofSchema = nameSchema(
  'InclusionProof',
  object({
    leaf: text,
    position: { type: 'integer', minimum: 0 },
    leaves: { type: 'integer', minimum: 1 },
    path: listOf({ type: 'string', pattern: '^[A-Za-z0-9_-]{43}$' }),
  }),
);
