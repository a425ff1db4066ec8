import { setTimeout as sleep } from 'node:timers/promises';
import type { Reading, Row } from '../harness/row.js';
import { CountingServers, doneBetween, type ServerWork } from '../harness/server-counts.js';
import type { Stage } from '../harness/stage.js';
import { requestText } from '../load/request-text.js';

const SEATS = 2_000;
const PEOPLE = 2_000;
const CONNECTIONS = 32;
const PATIENCE_MS = 60_000;
const LOOK_EVERY_MS = 500;
/** A poll costs nothing; the servers' own clockwork is not always subtracted to the last command. */
const MOST_A_POLL = 0.01;
const MOST_A_JOIN = 1;
const MOST_A_PERSON = 2;

interface Crowd {
  performanceId: string;
  entries: string[];
}

/** What those who wait ask of Redis: once when they join, once when it is their turn, and nothing in between. */
export const queueCommands: Row = {
  name: 'queue-commands',
  group: 'queue',
  title: 'Commands of the queue',
  rounds: () => 1,
  async prepare(stage) {
    const counts = await stage.newDatabase('counts');
    const servers = new CountingServers(stage.databaseUrl, counts, stage.redisUrl);
    await servers.open();
    await servers.prove(stage.databaseUrl);
    const waiting: Crowd = { performanceId: await newQueue(stage, 1), entries: [] };
    const shopping: Crowd = { performanceId: await newQueue(stage, PEOPLE), entries: [] };
    const background = await servers.background();
    const inside: string[] = [];
    const workOf = async (work: () => Promise<number>): Promise<{ done: number; work: ServerWork }> => {
      const before = await servers.settled();
      const done = await work();
      return { done, work: doneBetween(before, await servers.settled(), background) };
    };
    const commands = async (work: () => Promise<number>): Promise<Reading> => {
      const { done, work: counted } = await workOf(work);
      return { value: counted.commands / done };
    };
    return {
      needsWarmUp: false,
      legs: {
        joins: async () => {
          const { done, work } = await workOf(() => joinAll(stage, waiting));
          inside.push(`${(work.commands / done).toFixed(1)} with the commands inside of them`);
          return { value: work.scripts / done };
        },
        polls: seconds => commands(() => poll(stage, seconds)),
        knocks: seconds => commands(() => knockEarly(stage, waiting, seconds)),
        lives: async () => {
          const { done, work } = await workOf(() => joinAndComeIn(stage, shopping));
          inside.push(`${(work.commands / done).toFixed(1)} with the commands inside of them`);
          return { value: work.scripts / done };
        },
      },
      results: ({ joins = [], polls = [], knocks = [], lives = [] }) => [
        each('poll of now serving', polls, MOST_A_POLL, 'of everything that Redis ran'),
        each('knock before one is called', knocks, MOST_A_POLL, 'of everything that Redis ran'),
        each('person who joins', joins, MOST_A_JOIN, `scripts; ${inside[0] ?? ''}`),
        each('person from joining to the shop', lives, MOST_A_PERSON, `scripts; ${inside[1] ?? ''}`),
      ],
      after: () => servers.close(),
    };
  },
};

function each(what: string, values: number[], atMost: number, from: string) {
  return { what: `Redis commands for a ${what}`, unit: 'commands' as const, values, goal: { atMost }, from };
}

/** A queue that moves already: its clockwork belongs to the background. */
async function newQueue(stage: Stage, capacity: number): Promise<string> {
  const { performanceId } = await stage.organizer.putOnSale(SEATS, { capacity });
  await nowServing(stage, performanceId, 0);
  return performanceId;
}

const pathOf = ({ performanceId }: Crowd, what: string): string =>
  `/api/v1/performances/${performanceId}/${what}`;

async function joinAll(stage: Stage, crowd: Crowd): Promise<number> {
  const url = `${stage.product.url}${pathOf(crowd, 'queue-entries')}`;
  const headers = { 'content-type': 'application/json' };
  let begun = 0;
  const joinSome = async (): Promise<void> => {
    while (begun < PEOPLE) {
      begun += 1;
      const response = await fetch(url, { method: 'POST', headers, body: '{}' });
      crowd.entries.push(((await response.json()) as { entry: string }).entry);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, joinSome));
  return crowd.entries.length;
}

async function poll(stage: Stage, seconds: number): Promise<number> {
  const requests = [requestText('GET', '/api/v1/now-serving', {})];
  const job = { kind: 'requests', port: stage.product.port, connections: CONNECTIONS, seconds } as const;
  return (await stage.send({ ...job, requests, repeat: true, expect: 200 })).done;
}

/** The shop has room for one; the later half of the crowd is not called while this lasts. */
async function knockEarly(stage: Stage, crowd: Crowd, seconds: number): Promise<number> {
  const requests = crowd.entries
    .slice(PEOPLE / 2, PEOPLE)
    .map(entry => requestText('POST', pathOf(crowd, 'admissions'), {}, { entry }));
  const job = { kind: 'requests', port: stage.product.port, connections: CONNECTIONS, seconds } as const;
  return (await stage.send({ ...job, requests, repeat: true, expect: 409 })).done;
}

async function joinAndComeIn(stage: Stage, crowd: Crowd): Promise<number> {
  await joinAll(stage, crowd);
  await nowServing(stage, crowd.performanceId, PEOPLE);
  const requests = crowd.entries
    .slice(0, PEOPLE)
    .map(entry => requestText('POST', pathOf(crowd, 'admissions'), {}, { entry }));
  const job = { kind: 'requests', port: stage.product.port, connections: CONNECTIONS, seconds: 60 } as const;
  return (await stage.send({ ...job, requests, repeat: false, expect: 201 })).done;
}

/** Waits until this rank is called. */
async function nowServing(stage: Stage, performanceId: string, rank: number): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  while (performance.now() < deadline) {
    const response = await fetch(`${stage.product.url}/api/v1/now-serving`);
    const { sales } = (await response.json()) as { sales: Record<string, { nowServing: number }> };
    if ((sales[performanceId]?.nowServing ?? -1) >= rank) return;
    await sleep(LOOK_EVERY_MS);
  }
  throw new Error(`Rank ${rank} was not called within ${PATIENCE_MS / 1000} s.`);
}
