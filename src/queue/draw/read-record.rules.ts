import { ALGORITHMS, PROOF_LEVELS } from './commitment.rules.js';
import {
  type DrawAnnouncement,
  type DrawMove,
  type DrawRandomness,
  type DrawRecord,
  type IndexRange,
  MOVE_KINDS,
} from './draw-record.js';
import { MAX_DRAW_SIZE } from './permutation.rules.js';

/** What was read is no draw record; the message names the member and what it should be. */
export class DrawRecordError extends Error {
  constructor(where: string, what: string) {
    super(`${where} ${what}`);
    this.name = 'DrawRecordError';
  }
}

const HASH = /^[0-9a-f]{64}$/;

/**
 * Reads a draw record from parsed JSON, whoever wrote it. Only shapes are looked at here: whether what it says holds
 * is for `verifyDraw`. Members that it does not know are left out.
 * @throws DrawRecordError
 */
export function readDrawRecord(json: unknown): DrawRecord {
  const record = membersOf(json, 'The draw record');
  if (record['version'] !== 1) throw new DrawRecordError('version', 'must be 1');
  return {
    version: 1,
    performanceId: textOf(record['performanceId'], 'performanceId'),
    algorithm: oneOf(ALGORITHMS, record['algorithm'], 'algorithm'),
    proofLevel: oneOf(PROOF_LEVELS, record['proofLevel'], 'proofLevel'),
    commitment: hashOf(record['commitment'], 'commitment'),
    seed: orNull(hashOf, record['seed'], 'seed'),
    announcement: orNull(announcementOf, record['announcement'], 'announcement'),
    randomness: orNull(randomnessOf, record['randomness'], 'randomness'),
    drawSize: wholeOf(record['drawSize'], 'drawSize', 0),
    voidRanges: listOf(rangeOf, record['voidRanges'], 'voidRanges'),
    epochs: listOf(epochOf, record['epochs'], 'epochs'),
    root: hashOf(record['root'], 'root'),
    frozenAt: timeOf(record['frozenAt'], 'frozenAt'),
    revealedAt: orNull(timeOf, record['revealedAt'], 'revealedAt'),
    moves: listOf(moveOf, record['moves'], 'moves'),
  };
}

function membersOf(value: unknown, where: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new DrawRecordError(where, 'must be an object');
  }
  return value as Record<string, unknown>;
}

function textOf(value: unknown, where: string): string {
  if (typeof value !== 'string' || value === '') throw new DrawRecordError(where, 'must be a text');
  return value;
}

function hashOf(value: unknown, where: string): string {
  if (typeof value !== 'string' || !HASH.test(value)) {
    throw new DrawRecordError(where, 'must be 64 digits of lower-case hex');
  }
  return value;
}

function timeOf(value: unknown, where: string): string {
  const text = textOf(value, where);
  if (!/^\d{4}-\d\d-\d\dT.*Z$/.test(text) || Number.isNaN(Date.parse(text))) {
    throw new DrawRecordError(where, 'must be a time such as 2027-04-09T10:00:00Z');
  }
  return text;
}

function wholeOf(value: unknown, where: string, from: number): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < from || value > MAX_DRAW_SIZE) {
    throw new DrawRecordError(where, `must be a whole number of ${from} to ${MAX_DRAW_SIZE}`);
  }
  return value;
}

function oneOf<T extends string>(known: readonly T[], value: unknown, where: string): T {
  const found = known.find(each => each === value);
  if (found === undefined) throw new DrawRecordError(where, `must be one of ${known.join(', ')}`);
  return found;
}

function orNull<T>(read: (value: unknown, where: string) => T, value: unknown, where: string): T | null {
  return value === null || value === undefined ? null : read(value, where);
}

function listOf<T>(read: (value: unknown, where: string) => T, value: unknown, where: string): T[] {
  if (!Array.isArray(value)) throw new DrawRecordError(where, 'must be a list');
  return value.map((each, at) => read(each, `${where}[${at}]`));
}

function rangeOf(value: unknown, where: string): IndexRange {
  const [from, to, ...rest] = Array.isArray(value) ? (value as unknown[]) : [];
  if (rest.length > 0) throw new DrawRecordError(where, 'must be a first and a last index');
  return [wholeOf(from, where, 1), wholeOf(to, where, 1)];
}

function epochOf(value: unknown, where: string): DrawRecord['epochs'][number] {
  const { epoch, fromIndex } = membersOf(value, where);
  return {
    epoch: wholeOf(epoch, `${where}.epoch`, 0),
    fromIndex: wholeOf(fromIndex, `${where}.fromIndex`, 1),
  };
}

function randomnessOf(value: unknown, where: string): DrawRandomness {
  const { text, source, publishedAt } = membersOf(value, where);
  return {
    text: textOf(text, `${where}.text`),
    source: textOf(source, `${where}.source`),
    publishedAt: timeOf(publishedAt, `${where}.publishedAt`),
  };
}

function announcementOf(value: unknown, where: string): DrawAnnouncement {
  const { source, announcedAt, abandonedAt, reason } = membersOf(value, where);
  return {
    source: textOf(source, `${where}.source`),
    announcedAt: timeOf(announcedAt, `${where}.announcedAt`),
    abandonedAt: orNull(timeOf, abandonedAt, `${where}.abandonedAt`),
    reason: orNull(textOf, reason, `${where}.reason`),
  };
}

function moveOf(value: unknown, where: string): DrawMove {
  const { at, kind, count, reason, range } = membersOf(value, where);
  return {
    at: timeOf(at, `${where}.at`),
    kind: oneOf(MOVE_KINDS, kind, `${where}.kind`),
    count: wholeOf(count, `${where}.count`, 0),
    reason: textOf(reason, `${where}.reason`),
    range: orNull(rangeOf, range, `${where}.range`),
  };
}
