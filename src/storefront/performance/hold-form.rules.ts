import type { Pick } from '../../holds/index.js';

/** Which of the page's three forms was sent. */
export type HoldMode = 'best' | 'areas' | 'seats';

/** What was chosen, as the page shows it again when it could not be had. */
export interface HoldChoice {
  mode: HoldMode;
  quantity: number;
  tierId: string;
  sectionId: string;
  accessible: boolean;
  split: boolean;
  seatIds: string[];
  /** Places by area id. */
  areas: Map<string, number>;
  /** The section whose list was open. */
  openSection: string;
}

export type ReadHold = { choice: HoldChoice; pick: Pick } | { choice: HoldChoice; error: string };

const AREA = 'area:';
const MAX_ID = 64;
const MAX_SEATS = 100;
const USUAL_PARTY = 2;

/** Nothing chosen yet. */
export function noChoice(openSection = ''): HoldChoice {
  return {
    ...{ mode: 'best', quantity: USUAL_PARTY, tierId: '', sectionId: '', accessible: false, split: false },
    ...{ seatIds: [], areas: new Map<string, number>(), openSection },
  };
}

/** Reads a form of the performance page; `error` says in the fan's words what is missing in it. */
export function readHoldForm(body: Readonly<Record<string, unknown>>): ReadHold {
  const id = (name: string): string => {
    const value = body[name];
    return typeof value === 'string' && value.length <= MAX_ID ? value : '';
  };
  const choice: HoldChoice = {
    mode: body['mode'] === 'areas' || body['mode'] === 'seats' ? body['mode'] : 'best',
    quantity: wholeNumber(body['quantity']) ?? 0,
    tierId: id('tierId'),
    sectionId: id('sectionId'),
    accessible: body['accessible'] === 'true',
    split: body['split'] === 'true',
    seatIds: texts(body['seatIds']),
    areas: areasOf(body),
    openSection: id('section'),
  };
  const read = pickOf(choice);
  return typeof read === 'string' ? { choice, error: read } : { choice, pick: read };
}

function pickOf(choice: HoldChoice): Pick | string {
  const { mode, quantity, tierId, sectionId, accessible, split, seatIds, areas } = choice;
  switch (mode) {
    case 'seats':
      return seatIds.length === 0 ? 'Tick at least one seat.' : { seatIds };
    case 'areas': {
      const wanted = [...areas].filter(([, count]) => count > 0);
      if (wanted.length === 0) return 'Say how many places you want.';
      return { areas: wanted.map(([areaId, count]) => ({ areaId, quantity: count })) };
    }
    case 'best':
      if (quantity < 1) return 'Say how many seats you want.';
      return {
        bestAvailable: {
          ...{ quantity, accessible, split },
          ...(tierId === '' ? {} : { tierId }),
          ...(sectionId === '' ? {} : { sectionId }),
        },
      };
  }
}

function areasOf(body: Readonly<Record<string, unknown>>): Map<string, number> {
  const areas = new Map<string, number>();
  for (const [name, value] of Object.entries(body)) {
    const count = wholeNumber(value);
    const id = name.slice(AREA.length);
    if (name.startsWith(AREA) && id.length <= MAX_ID && count !== undefined) areas.set(id, count);
  }
  return areas;
}

/** One ticked box comes as a text, several as a list. */
function texts(value: unknown): string[] {
  const list: unknown[] = Array.isArray(value) ? value : [value];
  const ids = list.filter(item => typeof item === 'string').filter(id => id !== '' && id.length <= MAX_ID);
  return [...new Set(ids)].slice(0, MAX_SEATS);
}

function wholeNumber(value: unknown): number | undefined {
  if (typeof value !== 'string' || !/^\d{1,3}$/.test(value)) return undefined;
  return Math.min(Number(value), MAX_SEATS);
}
