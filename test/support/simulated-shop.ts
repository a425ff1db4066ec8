/** Times are seconds. */
interface ShopSettings {
  random: () => number;
  capacity: number;
  noShows: number;
  tickets: number;
  /** On average; visits are as uneven as phone calls. */
  visitSeconds: number;
  delay: (random: () => number) => number;
  leaveAtSoldOut: number;
  isVoid: (rank: number) => boolean;
  /** Whether somebody with this rank is still there when called at this time; everybody is, if left out. */
  isThere?: ((rank: number, at: number) => boolean) | undefined;
}

interface Visit {
  ends: number;
  /** When seats are taken; Infinity for somebody who only looks. */
  takes: number;
  seats: number;
  buys: boolean;
}

const BUYERS = 0.6;
const SEATS = 2;
/** Of those who hold seats, these go without paying. */
const GIVE_BACK = 0.1;
/** Whoever hears that everything is taken needs a moment to go. */
const GOING_SECONDS = 5;

/** The crowd on its way to the door, the door that keeps the cap and goes by rank, and the shop behind it. */
export class SimulatedShop {
  readonly order: number[] = [];
  /** Ranks on their way, by the second in which they are at the door. */
  private readonly coming: number[][] = [];
  private door: number[] = [];
  private visits: Visit[] = [];
  private free: number;
  /** The first that has not passed. */
  private second = 0;
  private hasLeft = false;

  constructor(private readonly settings: ShopSettings) {
    this.free = settings.tickets;
  }

  get inside(): number {
    return this.visits.length;
  }

  get standing(): number {
    return this.door.length;
  }

  get available(): number {
    return this.free;
  }

  get isOver(): boolean {
    return this.visits.length + this.door.length === 0 && this.coming.every(list => list.length === 0);
  }

  /** These ranks are called. */
  call(at: number, from: number, to: number): void {
    const { random, noShows, delay, isVoid, leaveAtSoldOut, isThere } = this.settings;
    const stay = this.hasLeft ? 1 - leaveAtSoldOut : 1;
    for (let rank = from; rank <= to; rank += 1) {
      if (isVoid(rank) || random() >= (1 - noShows) * stay) continue;
      if (isThere?.(rank, at) === false) continue;
      const second = Math.max(this.second, Math.floor(at + delay(random)));
      (this.coming[second] ??= []).push(rank);
    }
  }

  /** Lets time go on to `at`. */
  goOn(at: number): void {
    this.arrive(at);
    for (const visit of this.visits) if (visit.takes <= at) this.take(visit);
    for (const visit of this.visits) if (visit.ends <= at && !visit.buys) this.free += visit.seats;
    this.visits = this.visits.filter(({ ends }) => ends > at);
    if (this.free === 0 && this.settings.leaveAtSoldOut > 0) this.goAll(at);
    while (this.door.length > 0 && this.visits.length < this.settings.capacity) this.enter(at);
  }

  private arrive(at: number): void {
    if (this.second > at) return;
    for (; this.second <= at; this.second += 1) {
      this.door.push(...(this.coming[this.second] ?? []));
      this.coming[this.second] = [];
    }
    this.door.sort((a, b) => a - b);
  }

  private enter(at: number): void {
    const { random, visitSeconds } = this.settings;
    const length = -Math.log(1 - random()) * visitSeconds;
    const isBuyer = random() < BUYERS;
    this.order.push(this.door.shift() ?? 0);
    this.visits.push({
      ...{ ends: at + length, takes: isBuyer ? at + length * random() : Infinity },
      ...{ seats: 0, buys: random() >= GIVE_BACK },
    });
  }

  private take(visit: Visit): void {
    visit.takes = Infinity;
    visit.seats = Math.min(SEATS, this.free);
    this.free -= visit.seats;
  }

  /** Whoever holds nothing goes. */
  private goAll(at: number): void {
    this.hasLeft = true;
    this.door = this.door.filter(() => this.settings.random() >= this.settings.leaveAtSoldOut);
    for (const visit of this.visits) {
      if (visit.seats === 0) visit.ends = Math.min(visit.ends, at + GOING_SECONDS);
    }
  }
}
