import { setTimeout as sleep } from 'node:timers/promises';
import { say } from '../harness/progress.js';
import { usedMemory } from '../harness/redis-memory.js';
import type { Stage } from '../harness/stage.js';
import { readBooks, redisWork } from './books.js';
import { Crowd } from './crowd.js';
import { Diary } from './diary.js';
import type { Counted } from './findings.rules.js';
import type { RehearsalSettings } from './settings.js';
import { Wire } from './wire.js';

const CONNECTIONS = 64;
/** Making the seats of a sale takes a moment, more for many of them. */
const PREPARING_MS = 15_000;
/** A visit ends by itself when it is so many times as long as others. */
const LONGEST_VISIT = 3;
const CLAIM_SECONDS = 60;
/** Redis is asked for its memory just before anybody is called: later there are holds in it, too. */
const MEMORY_LOOK_MS = 6_000;

/** Plays one sale from the first who joins to the end, and counts. */
export async function perform(stage: Stage, settings: RehearsalSettings): Promise<Counted> {
  const { performanceId, opensAt, mostSeconds } = await announce(stage, settings);
  await beUsed(stage);
  const memoryBefore = await usedMemory(stage.redisUrl);
  const before = await redisWork(stage.redisUrl);
  const [joins, wire] = await Promise.all([
    Wire.open(stage.product.port, CONNECTIONS),
    Wire.open(stage.product.port, CONNECTIONS),
  ]);
  const crowd = new Crowd(settings, { performanceId, opensAt, mostSeconds }, joins, wire);
  const diary = new Diary(crowd, opensAt);
  crowd.watch.start();
  const arrived = crowd.arrive(performance.now());
  await sleep(opensAt - MEMORY_LOOK_MS - performance.now());
  const kilobytes = ((await usedMemory(stage.redisUrl)) - memoryBefore) / 1024;
  await sleep(opensAt - performance.now());
  say('  The opening.');
  const reloaded = await crowd.reload();
  await arrived;
  await sleep(Math.max(0, opensAt + settings.seconds * 1_000 - performance.now()));
  diary.close();
  say('  The end. Those inside finish ...');
  await crowd.end();
  const after = await redisWork(stage.redisUrl);
  for (const one of [joins, wire]) one.close();
  return {
    openedAt: (performance.timeOrigin + opensAt) / 1_000,
    ...{ settings, diary: diary.entries, books: await readBooks(stage.databaseUrl, performanceId) },
    crowd: { ...crowd.counts(), ...reloaded },
    asked: summed(joins.asked, wire.asked),
    answers: summed(joins.answers, wire.answers),
    redis: {
      kilobytes,
      ...{ commands: after.commands - before.commands, scripts: after.scripts - before.scripts },
    },
  };
}

/** Puts the performance on sale. @returns when it opens, ms of `performance.now()` */
async function announce(
  stage: Stage,
  { seats, capacity, visitSeconds, arriveSeconds }: RehearsalSettings,
): Promise<{ performanceId: string; opensAt: number; mostSeconds: number }> {
  const mostSeconds = visitSeconds * LONGEST_VISIT;
  const now = Date.now();
  const opening = now + PREPARING_MS + arriveSeconds * 1_000;
  const { performanceId } = await stage.organizer.putOnSale(seats, {
    ...{ opensAt: new Date(opening).toISOString(), drawOpensAt: new Date(now - 1_000).toISOString() },
    ...{ capacity, visitSeconds: mostSeconds, claimSeconds: CLAIM_SECONDS },
  });
  return { performanceId, opensAt: performance.now() + opening - Date.now(), mostSeconds };
}

/** Somebody goes to another sale: what Redis keeps for the first who ever comes is not what it keeps for a crowd. */
async function beUsed(stage: Stage): Promise<void> {
  const { performanceId } = await stage.organizer.putOnSale(1, {});
  const wire = await Wire.open(stage.product.port, 1);
  const path = `/api/v1/performances/${performanceId}/queue-entries`;
  await wire.ask('join', { method: 'POST', path, body: {} });
  wire.close();
}

function summed(...counts: Map<string, number>[]): Record<string, number> {
  const sum = new Map<string, number>();
  for (const [name, count] of counts.flatMap(map => [...map])) sum.set(name, (sum.get(name) ?? 0) + count);
  return Object.fromEntries([...sum].sort(([a], [b]) => a.localeCompare(b)));
}
