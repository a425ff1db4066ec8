import type { Chart } from './chart.js';

/** States of a seat, as the contract numbers them. */
export const SEAT = { free: 0, held: 1, sold: 2, blocked: 3 } as const;

interface AvailabilityDocument {
  version: number;
  at: string;
  counts: { available: number; held: number; sold: number; blocked: number };
  bits: string;
  areas: { id: string; available: number }[];
}

interface Delta {
  version: number;
  changes: [seatIndex: number, state: number][];
  areas?: { id: string; available: number }[];
}

/** What is known about every seat, and how many are free by tier and by section. */
export interface Availability {
  states: Uint8Array;
  freeByTier: Int32Array;
  freeBySection: Int32Array;
  countBySection: Int32Array;
  isKnown: boolean;
}

export function emptyAvailability(chart: Chart): Availability {
  const countBySection = new Int32Array(chart.document.sections.length);
  for (const section of chart.section) countBySection[section] = (countBySection[section] ?? 0) + 1;
  return {
    states: new Uint8Array(chart.count).fill(SEAT.blocked),
    freeByTier: new Int32Array(chart.document.tiers.length),
    freeBySection: new Int32Array(chart.document.sections.length),
    countBySection,
    isKnown: false,
  };
}

/** Two bits a seat, lowest bits first. */
export function readBits(bits: string, into: Uint8Array): void {
  const bytes = atob(bits);
  for (let seat = 0; seat < into.length; seat += 1) {
    into[seat] = (bytes.charCodeAt(seat >> 2) >> ((seat & 3) * 2)) & 3;
  }
}

export function recount(chart: Chart, availability: Availability): void {
  const { states, freeByTier, freeBySection } = availability;
  freeByTier.fill(0);
  freeBySection.fill(0);
  for (let seat = 0; seat < states.length; seat += 1) {
    const tier = chart.tier[seat] ?? -1;
    if (states[seat] !== SEAT.free || tier < 0) continue;
    freeByTier[tier] = (freeByTier[tier] ?? 0) + 1;
    const section = chart.section[seat] ?? 0;
    freeBySection[section] = (freeBySection[section] ?? 0) + 1;
  }
}

const POLL_MS = 5000;
const RECOUNT_MS = 400;

/** Keeps `availability` as the server's: by the stream of events, or by asking where there is none. */
export function followAvailability(
  chart: Chart,
  availability: Availability,
  urls: { availabilityUrl: string; streamUrl: string },
  onChange: () => void,
): void {
  let counting = 0;
  const changed = (): void => {
    onChange();
    if (counting) return;
    counting = window.setTimeout(() => {
      counting = 0;
      recount(chart, availability);
      onChange();
    }, RECOUNT_MS);
  };
  const takeAll = (document: AvailabilityDocument): void => {
    readBits(document.bits, availability.states);
    if (!availability.isKnown) recount(chart, availability);
    availability.isKnown = true;
    changed();
  };
  const ask = async (): Promise<void> => {
    try {
      const answer = await fetch(urls.availabilityUrl, { headers: { accept: 'application/json' } });
      if (answer.ok) takeAll((await answer.json()) as AvailabilityDocument);
    } catch {
      // Offline: the map stays as it was, and the next round asks again.
    }
  };
  const poll = (): void => {
    void ask().then(() => setTimeout(poll, POLL_MS));
  };
  void ask();
  const stream = new EventSource(urls.streamUrl);
  stream.addEventListener('snapshot', event =>
    takeAll(JSON.parse(String(event.data)) as AvailabilityDocument),
  );
  stream.addEventListener('delta', event => {
    const { changes } = JSON.parse(String(event.data)) as Delta;
    for (const [seat, state] of changes) availability.states[seat] = state;
    if (changes.length > 0) changed();
  });
  stream.addEventListener('error', () => {
    // A stream the browser has given up is never opened again by it.
    if (stream.readyState === EventSource.CLOSED) poll();
  });
}
