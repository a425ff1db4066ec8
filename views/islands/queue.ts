/**
 * The waiting room. It asks for the public now-serving document, works out the own place from it, and goes from one
 * state to the next in place: no reload, and no request but that document. When it is one's turn it says so; coming in
 * is the fan's own click.
 */
import { type Place, placeOf } from '../../src/queue/now-serving/place.rules.js';
import { isBeforeOpening, type RoomFacts, stateOf } from '../../src/storefront/queue/room.rules.js';
import type { QueueData } from '../../src/storefront/views/queue.view.js';
import { toldAfter, type ToldTime } from '../../src/storefront/queue/told-time.rules.js';
import { CallSigns } from './queue/call-signs.js';
import { EntryWork } from './queue/entry-work.js';
import { Door } from './queue/door.js';
import { Heartbeats } from './queue/heartbeats.js';
import { LeastAhead } from './queue/least-ahead.js';
import { milestone, type Standing } from './queue/milestones.js';
import { NowServing } from './queue/now-serving.js';
import { rankOf, sealOf } from './queue/own-rank.js';
import { nextPollMs } from './queue/poll-schedule.js';
import { RoomPage } from './queue/room-page.js';
import { copyButtons } from './shared/copy-buttons.js';

const TICK_MS = 1000;

class WaitingRoom {
  private readonly nowServing: NowServing;
  private readonly least: LeastAhead | undefined;
  private readonly sealed: string;
  private readonly heartbeats: Heartbeats | undefined;
  private told: ToldTime | undefined;
  private readonly signs: CallSigns | undefined;
  /** The server's clock minus this page's. */
  private offsetMs: number;
  private facts: RoomFacts;
  private heardAt = performance.now();
  private isSilent = false;
  private timer = 0;

  constructor(
    private readonly page: RoomPage,
    data: QueueData,
    told: HTMLElement | null,
  ) {
    this.nowServing = new NowServing(data.nowServingUrl, data.performanceId, data.seq);
    this.least = data.entry === null ? undefined : new LeastAhead(data.performanceId, data.entry.index);
    this.sealed = data.line.commitment;
    this.offsetMs = data.now - performance.now();
    this.signs = told ? new CallSigns(told, words => page.announce(words)) : undefined;
    const { door, entry, heartbeatsUrl: url } = data;
    if (door && entry) this.heartbeats = new Heartbeats({ url, entry: door.entry, index: entry.index });
    this.facts = { ...data, place: null, longerBecause: null, seal: 'unknown' };
    this.take(data.line);
    setInterval(() => this.tick(), TICK_MS);
    this.tick();
    this.schedule();
    // A page out of the browser's cache has heard nothing meanwhile.
    window.addEventListener('pageshow', ({ persisted }) => void (persisted && this.ask()));
    window.addEventListener('online', () => void this.ask());
  }

  private take(line: RoomFacts['line']): void {
    const { entry } = this.facts;
    const rank = entry === null ? null : (entry.rank ?? rankOf(entry.index, line));
    const place = entry === null ? null : placeOf(rank, line);
    const now = performance.now() + this.offsetMs;
    this.told = toldAfter(this.told, place?.minutes ?? null, line.slowReason ?? null, now);
    this.facts = {
      ...this.facts,
      ...{ line, entry: entry && { ...entry, rank }, seal: sealOf(this.sealed, line) },
      place: place && { ...place, ahead: this.leastOf(place), minutes: this.told.minutes },
      longerBecause: this.told.longerBecause,
    };
  }

  private leastOf({ state, ahead }: Place): number {
    return (state === 'waiting' || state === 'paused' ? this.least?.of(ahead) : undefined) ?? ahead;
  }

  private async ask(): Promise<void> {
    clearTimeout(this.timer);
    const news = await this.nowServing.ask();
    this.isSilent = news === undefined;
    if (!this.isSilent) this.heardAt = performance.now();
    if (news) {
      const before = this.standing();
      if (news.serverNow !== null) this.offsetMs = news.serverNow - performance.now();
      this.take(news.line);
      this.tell(before);
    }
    this.tick();
    this.schedule();
  }

  private tell(before: Standing): void {
    const now = this.standing();
    const words = milestone(before, now);
    if (words !== null) this.page.announce(words);
    if (now.state === 'called' && before.state !== 'called')
      this.signs?.call(`It is your turn: ${this.facts.eventName}`);
  }

  private tick(): void {
    const before = stateOf(this.facts);
    this.facts = { ...this.facts, now: performance.now() + this.offsetMs };
    this.page.show(this.facts);
    this.heartbeats?.tick(stateOf(this.facts), this.facts.line.heartbeatEvery);
    if (before === 'early' && stateOf(this.facts) === 'outside')
      this.tell({ ...this.standing(), state: before });
    this.page.countDown(this.untilNextMs());
    this.page.showAge(this.isSilent ? performance.now() - this.heardAt : null);
  }

  private schedule(): void {
    clearTimeout(this.timer);
    const wait = nextPollMs({
      ...{ state: stateOf(this.facts), minutes: this.facts.place?.minutes ?? null },
      ...{ untilOpeningMs: this.untilOpeningMs(), shortestSeconds: this.facts.line.pollSeconds },
    });
    this.timer = window.setTimeout(() => void this.ask(), wait);
  }

  private untilOpeningMs(): number | null {
    const { line, now } = this.facts;
    return isBeforeOpening(line) ? Date.parse(line.opensAt) - now : null;
  }

  /** To the time that the page shows large. */
  private untilNextMs(): number {
    const { now, roomOpensAt } = this.facts;
    return stateOf(this.facts) === 'early' ? Date.parse(roomOpensAt) - now : (this.untilOpeningMs() ?? 0);
  }

  private standing(): Standing {
    const { entry, place } = this.facts;
    return { state: stateOf(this.facts), rank: entry?.rank ?? null, ahead: place?.ahead ?? 0 };
  }
}

copyButtons();
const workForm = document.querySelector<HTMLFormElement>('form[data-work]');
if (workForm) new EntryWork(workForm, document.querySelector('details[data-part="register"]'));
const root = document.querySelector<HTMLElement>('[data-room]');
const data = document.querySelector('#queue-data')?.textContent;
if (root && data) {
  const page = new RoomPage(root);
  const facts = JSON.parse(data) as QueueData;
  new WaitingRoom(page, facts, root.querySelector('[data-told]'));
  const form = root.querySelector<HTMLFormElement>('form[data-part="enter"]');
  const words = root.querySelector<HTMLElement>('[data-door]');
  if (form && words && facts.door) new Door(form, words, facts.door, said => page.announce(said));
}
