import { SEAT, type Availability } from './availability.js';
import type { Chart } from './chart.js';
import type { HoldAnswer, HoldsApi, Refusal } from './holds-api.js';
import { plural } from './words.js';

/** Several clicks in a row become one hold. */
const GATHER_MS = 300;

export interface PicksNeeds {
  chart: Chart;
  availability: Availability;
  api: HoldsApi;
  seatsPerHold: number;
  /** For example "Row H, seat 16". */
  nameOf: (seat: number) => string;
  /** Something changed: draw again. */
  onChange: () => void;
  /** Nothing takes back what was said last. */
  say: (words: string) => void;
}

const SENTENCES: Record<string, string> = {
  offline: 'You are offline. Your seats stay as they were; pick again when the connection is back.',
  'limit-reached': 'That is as many seats as one person may hold.',
  'not-on-sale': 'These seats are not on sale at the moment.',
  'payment-in-progress': 'Your payment is running. Your seats are kept until it has an answer.',
  'holds-unavailable': 'We cannot hold new seats just now. The map is right, try again in a moment.',
  'not-admitted': 'You need a place in the queue first. Load the page again to get one.',
  'entry-invalid': 'This sale has a queue. Join it first; you can hold seats when it is your turn.',
  'sold-out': 'Nothing is left of that.',
};

function sentence(refusal: Refusal): string {
  return SENTENCES[refusal.code] ?? (refusal.detail || 'That did not work. Your seats stay as they were.');
}

/** "row H, seat 16 and row K, seat 2" */
function listNames(names: string[]): string {
  const lower = names.map(name => name.charAt(0).toLowerCase() + name.slice(1));
  return lower.length < 2 ? lower.join('') : `${lower.slice(0, -1).join(', ')} and ${lower.at(-1) ?? ''}`;
}

/** Which seats would be left alone, and what can be done about it. */
function singleWords(names: string[]): string {
  const them = names.length > 1 ? 'them' : 'it';
  return `That would leave ${listNames(names) || 'a single seat'} alone. Take ${them} too, or move along one seat.`;
}

/** Picking is holding: each change is sent as the whole set, and the server's answer is what counts. */
export class Picks {
  hold: HoldAnswer | null = null;
  serverNow = new Date().toISOString();
  private held = new Set<number>();
  private wished = new Set<number>();
  private timer = 0;
  private isSending = false;

  constructor(private readonly needs: PicksNeeds) {}

  /** A seat is ours only once the server has said so; until then it is a wish. */
  claimOf(seat: number): 'held' | 'wished' | null {
    if (!this.wished.has(seat)) return null;
    return this.held.has(seat) ? 'held' : 'wished';
  }

  /** What the map shows as mine: held, or wished for while the server has not answered. */
  get mine(): ReadonlySet<number> {
    return this.wished;
  }

  /** Reads the live hold anew, unless a wish is on its way: then its answer will say what is held. */
  async load(): Promise<void> {
    const before = this.wished;
    if (this.isSending || before.size !== this.held.size) return;
    const result = await this.needs.api.find();
    if ('hold' in result && this.wished === before) this.take(result.hold, result.serverNow);
  }

  /** The time is over: nothing is held any more. */
  forget(): void {
    this.take(null, this.serverNow);
  }

  toggle(seat: number): void {
    const { seatsPerHold, say } = this.needs;
    if (!this.wished.has(seat) && this.wished.size >= seatsPerHold) {
      say(`You may hold ${plural(seatsPerHold, 'seat', 'seats')} at most. Give one back to take another.`);
      return;
    }
    const others = [...this.wished].filter(each => each !== seat);
    this.wish(new Set(this.wished.has(seat) ? others : [...others, seat]));
    this.schedule();
  }

  private wish(seats: Set<number>): void {
    this.wished = seats;
    this.needs.onChange();
  }

  private take(hold: HoldAnswer | null, serverNow: string): void {
    const { chart, availability } = this.needs;
    const indexes = (hold?.seats ?? []).map(seat => chart.indexOf(seat.seatId));
    const held = new Set(indexes.filter(seat => seat !== undefined));
    for (const seat of this.held) {
      if (!held.has(seat) && availability.states[seat] === SEAT.held) availability.set(seat, SEAT.free);
    }
    this.held = held;
    for (const seat of this.held) availability.set(seat, SEAT.held);
    this.hold = hold;
    // The Date header knows whole seconds only: no hold is younger than its own making.
    this.serverNow = hold && hold.createdAt > serverNow ? hold.createdAt : serverNow;
    this.wish(new Set(this.held));
  }

  private schedule(): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.send(), GATHER_MS);
  }

  private seatsIn({ seatIds }: Refusal): number[] {
    return seatIds.map(id => this.needs.chart.indexOf(id)).filter(seat => seat !== undefined);
  }

  private namesIn(refusal: Refusal): string[] {
    return this.seatsIn(refusal).map(this.needs.nameOf);
  }

  private refuse(refusal: Refusal, asked: ReadonlySet<number>): void {
    const { availability, nameOf, say } = this.needs;
    if (refusal.code !== 'seats-taken') {
      say(refusal.code === 'leaves-single-seat' ? singleWords(this.namesIn(refusal)) : sentence(refusal));
      // A single seat is mended by one more pick, so that wish stays; any other goes back to what is held.
      if (refusal.code !== 'leaves-single-seat') this.wish(new Set(this.held));
      return;
    }
    const taken = this.seatsIn(refusal);
    for (const seat of taken) {
      if (availability.states[seat] === SEAT.free) availability.set(seat, SEAT.held);
    }
    const rest = [...asked].filter(seat => !taken.includes(seat));
    const kept = rest.filter(seat => this.held.has(seat)).length;
    const others = kept > 0 ? ` Your other ${kept === 1 ? 'seat is' : 'seats are'} still yours.` : '';
    say(`Someone was quicker for ${listNames(taken.map(nameOf)) || 'a seat'}.${others}`);
    this.wish(new Set(rest));
    if (rest.length > kept) this.schedule();
  }

  private async send(): Promise<void> {
    if (this.isSending) return;
    this.isSending = true;
    const asked = this.wished;
    const seatIds = [...asked].map(seat => this.needs.chart.document.seats[seat]?.[0] ?? '');
    const result = await this.needs.api.place(seatIds, this.hold);
    this.isSending = false;
    const latest = this.wished;
    if ('refusal' in result) this.refuse(result.refusal, asked);
    else {
      this.take(result.hold, result.serverNow);
      // What was in the way before is so no longer.
      this.needs.say('');
    }
    // Picked on while the server was thinking: that wish is newer than its answer.
    if (latest !== asked) {
      this.wish(latest);
      this.schedule();
    }
  }
}
