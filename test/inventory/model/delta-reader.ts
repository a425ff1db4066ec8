export interface AvailabilityAnswer {
  version: number;
  second: number | null;
  bits: string;
  areas: { id: string; available: number }[];
}

interface Delta {
  second: number;
  after: number;
  version: number;
  changes: [number, number][];
  areas: { id: string; available: number }[];
}

/** Of `seats` seats, from the document. */
export function statesOf(bits: string, seats: number): number[] {
  const bytes = Buffer.from(bits, 'base64');
  return Array.from({ length: seats }, (_, seat) => ((bytes[seat >> 2] ?? 0) >> ((seat & 3) * 2)) & 3);
}

/** Somebody who follows a performance by documents and the deltas of single seconds, from several processes at once. */
export class DeltaReader {
  states: number[] = [];
  version = 0;
  /** Free places of the first area. */
  free = 0;
  deltas = 0;
  changes = 0;
  private second: number | null = null;
  private isFresh = true;

  /**
   * @param urls of the availability document, one a process
   * @param seats of the plan
   */
  constructor(
    private readonly urls: string[],
    private readonly seats: number,
  ) {}

  async load(): Promise<AvailabilityAnswer> {
    const url = this.urls[Math.floor(Math.random() * this.urls.length)] ?? '';
    const whole = (await (await fetch(url)).json()) as AvailabilityAnswer;
    this.states = statesOf(whole.bits, this.seats);
    this.version = whole.version;
    this.second = whole.second;
    this.isFresh = true;
    this.free = whole.areas[0]?.available ?? 0;
    return whole;
  }

  /** Goes on by one second if it is over. Asks every process for it, and fails when two do not say the same. */
  async goOn(): Promise<void> {
    const answers: { status: number; text: string; caching: string | null }[] = [];
    for (const url of this.urls) {
      const answer = await fetch(`${url}/deltas/${this.second ?? 0}`);
      const caching = answer.headers.get('cache-control');
      answers.push({ status: answer.status, text: await answer.text(), caching });
    }
    const told = answers.filter(({ status }) => status === 200);
    expect(new Set(told.map(({ text }) => text)).size).toBeLessThanOrEqual(1);
    for (const { caching } of told) expect(caching).toBe('public, max-age=60, immutable');
    const [first] = told;
    const delta = first && (JSON.parse(first.text) as Delta);
    if (delta !== undefined && this.isContinuedBy(delta)) this.take(delta);
    else if (delta !== undefined) await this.load();
    else if (answers.every(({ text }) => text.includes('/problems/changes-not-kept'))) await this.load();
  }

  /** Only ahead of the first one after a document may something be missing. */
  private isContinuedBy({ second, after, version }: Delta): boolean {
    expect(second).toBe(this.second);
    if (!this.isFresh) expect(after).toBe(this.version);
    return after <= this.version && this.version <= version;
  }

  private take({ second, version, changes, areas }: Delta): void {
    for (const [seat, state] of changes) this.states[seat] = state;
    for (const area of areas) this.free = area.available;
    this.version = version;
    this.second = second + 1;
    this.isFresh = false;
    this.deltas += 1;
    this.changes += changes.length;
  }
}
