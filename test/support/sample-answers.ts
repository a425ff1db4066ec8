import type { IncomingMessage, ServerResponse } from 'node:http';
import { drawRecord } from './pages/draw.js';
import { sampleArt } from './pages/shared.js';
import { packBits, sampleHouse, type SampleHouse } from './sample-house.js';

const HOLD_MS = 600_000;
const FEES = 600;

interface SampleHold {
  id: string;
  performanceId: string;
  seatIds: string[];
  expiresAt: string;
}

const holds = new Map<string, SampleHold>();

function answer(response: ServerResponse, body: unknown, status = 200): void {
  response.statusCode = status;
  response.setHeader('content-type', status < 400 ? 'application/json' : 'application/problem+json');
  response.end(JSON.stringify(body));
}

function holdAnswer(hold: SampleHold, { chart }: SampleHouse): object {
  const seats = chart.seats
    .filter(seat => hold.seatIds.includes(seat[0]))
    .map(([seatId, section, row, seat, , , tier]) => ({
      seatId,
      section: chart.sections[section]?.name ?? '',
      row,
      seat,
      tierId: chart.tiers[tier]?.id ?? '',
      price: { amount: 5200, currency: 'GBP' },
    }));
  return {
    ...hold,
    seats,
    total: { amount: seats.length * 5800, currency: 'GBP' },
    fees: { amount: seats.length * FEES, currency: 'GBP' },
    createdAt: new Date().toISOString(),
    extensionsLeft: 2,
  };
}

function availability({ states }: SampleHouse): object {
  const count = (state: number): number => states.filter(each => each === state).length;
  const counts = { available: count(0), held: count(1), sold: count(2), blocked: count(3) };
  return {
    version: 1,
    second: null,
    at: new Date().toISOString(),
    counts,
    bits: packBits(states),
    areas: [],
  };
}

function placeHold(response: ServerResponse, body: { performanceId: string; seatIds: string[] }): void {
  const house = sampleHouse(body.performanceId);
  if (!house) {
    answer(response, { type: '/problems/not-found' }, 404);
    return;
  }
  const mine = holds.get(body.performanceId)?.seatIds ?? [];
  const taken = house.chart.seats
    .map((seat, index) => ({ seatId: seat[0], state: house.states[index] }))
    .filter(({ seatId, state }) => body.seatIds.includes(seatId) && state !== 0 && !mine.includes(seatId));
  if (taken.length > 0) {
    answer(response, { type: '/problems/seats-taken', seatIds: taken.map(each => each.seatId) }, 409);
    return;
  }
  house.chart.seats.forEach((seat, index) => {
    if (body.seatIds.includes(seat[0])) house.states[index] = 1;
    else if (mine.includes(seat[0])) house.states[index] = 0;
  });
  const expiresAt = new Date(Date.now() + HOLD_MS).toISOString();
  const hold = { id: `h-${body.performanceId}`, ...body, expiresAt };
  holds.set(body.performanceId, hold);
  answer(response, holdAnswer(hold, house), 201);
}

function openStream(request: IncomingMessage, response: ServerResponse, house: SampleHouse): void {
  response.setHeader('content-type', 'text/event-stream');
  response.write(`event: snapshot\ndata: ${JSON.stringify(availability(house))}\n\n`);
  // Somebody else takes a seat twice a second: the map is seen to live.
  let next = 0;
  const timer = setInterval(() => {
    next = (next + 37) % house.states.length;
    if (house.states[next] !== 0) return;
    house.states[next] = 1;
    response.write(
      `event: delta\ndata: ${JSON.stringify({ version: 2, changes: [[next, 1]], areas: [] })}\n\n`,
    );
  }, 500);
  request.on('close', () => clearInterval(timer));
}

function answerApi(request: IncomingMessage, url: URL, response: ServerResponse): boolean {
  const [, name, rest] = /^\/api\/v1\/performances\/([^/]+)\/(.+)$/.exec(url.pathname) ?? [];
  const house = name ? sampleHouse(name) : undefined;
  if (house && rest === 'availability') {
    answer(response, availability(house));
  } else if (house && rest === 'availability/stream') {
    openStream(request, response, house);
  } else if (house && rest === 'admissions') {
    answer(response, { shopperToken: 'sample', expiresAt: null }, 201);
  } else if (rest === 'draw') {
    answer(response, drawRecord);
  } else if (url.pathname === '/api/v1/holds' && request.method === 'GET') {
    const hold = holds.get(url.searchParams.get('performanceId') ?? '');
    const itsHouse = hold && sampleHouse(hold.performanceId);
    answer(response, { items: hold && itsHouse ? [holdAnswer(hold, itsHouse)] : [] });
  } else if (url.pathname === '/api/v1/holds') {
    let text = '';
    request.on('data', chunk => (text += String(chunk)));
    request.on('end', () =>
      placeHold(response, JSON.parse(text) as { performanceId: string; seatIds: string[] }),
    );
  } else if (url.pathname.startsWith('/api/v1/holds/')) {
    holds.delete(url.pathname.replace('/api/v1/holds/h-', ''));
    response.writeHead(204).end();
  } else if (url.pathname.startsWith('/api/v1/payments/')) {
    answer(response, { state: 'processing', booking: null, nextAction: null });
  } else {
    return false;
  }
  return true;
}

/** Answers what the sample pages ask for beside their own files. False when it is nothing we know. */
export function sampleAnswer(request: IncomingMessage, response: ServerResponse): boolean {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const art = sampleArt(url.pathname);
  const plan = sampleHouse(/^\/plans\/(\w+)\.json$/.exec(url.pathname)?.[1] ?? '');
  if (art) {
    response.setHeader('content-type', 'image/svg+xml');
    response.end(art);
  } else if (plan) {
    answer(response, plan.chart);
  } else {
    return answerApi(request, url, response);
  }
  return true;
}
