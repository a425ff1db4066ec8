/**
 * The visit to a shop with a queue: whoever does nothing for a while is warned, and stays by any act, or by one click.
 * Asking the server where one is inside is such an act; it is done when the fan does something, and never by a timer
 * that would keep a place for nobody.
 */
interface Visit {
  performanceId: string;
  idleSeconds: number;
  idleEndsAt: string | null;
}

const TICK_MS = 1000;
/** WCAG 2.2.1 wants twenty seconds at least for the act. */
const [LEAST_WARNING_SECONDS, MOST_WARNING_SECONDS] = [20, 60];
/** The server ends a visit within half a minute after its time; asking before that would prolong it. */
const SURELY_OVER_MS = 60_000;
const ACTS = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;

class VisitWatch {
  private idleSeconds = 0;
  private askedAt = 0;
  /** Of `performance.now()`; Infinity while seats are held, null for somebody who is not inside. */
  private endsAt: number | null = null;
  private readonly words: HTMLElement | null;
  private readonly title = document.title;

  constructor(
    private readonly banner: HTMLElement,
    private readonly performanceId: string,
  ) {
    this.words = banner.querySelector('[data-visit-words]');
    void this.ask();
    setInterval(() => this.tick(), TICK_MS);
    for (const act of ACTS) window.addEventListener(act, () => this.act(), { passive: true });
  }

  private act(): void {
    if (this.endsAt === null) return;
    const isWarned = !this.banner.hidden;
    if (isWarned || performance.now() - this.askedAt > this.idleSeconds * 250) void this.ask();
  }

  private async ask(): Promise<void> {
    const wasInside = this.endsAt !== null;
    this.askedAt = performance.now();
    try {
      const answer = await fetch('/api/v1/admissions/current', { headers: { accept: 'application/json' } });
      const { items = [] } = (await answer.json()) as { items?: Visit[] };
      const visit = items.find(({ performanceId }) => performanceId === this.performanceId);
      sayInside(visit !== undefined);
      if (visit === undefined) {
        this.endsAt = null;
        if (wasInside) this.sayGone();
        return;
      }
      this.idleSeconds = visit.idleSeconds;
      this.endsAt = visit.idleEndsAt === null ? Infinity : this.askedAt + visit.idleSeconds * 1000;
      this.hide();
    } catch {
      // What nobody answers is asked again by the next act.
      this.askedAt = -Infinity;
    }
  }

  private tick(): void {
    if (this.endsAt === null) return;
    const now = performance.now();
    // Seats that were held may have gone back, and those who hold none can be idle.
    if (this.endsAt === Infinity && now - this.askedAt > this.idleSeconds * 1000) void this.ask();
    const left = this.endsAt - now;
    const warning = Math.min(MOST_WARNING_SECONDS, Math.max(LEAST_WARNING_SECONDS, this.idleSeconds / 3));
    if (left < -SURELY_OVER_MS && now - this.askedAt > SURELY_OVER_MS) void this.ask();
    else if (left < warning * 1000 && this.banner.hidden) this.warn();
  }

  private warn(): void {
    this.banner.hidden = false;
    document.title = `Are you still there? · ${this.title}`;
  }

  private hide(): void {
    this.banner.hidden = true;
    document.title = this.title;
  }

  private sayGone(): void {
    document.title = this.title;
    this.banner.hidden = false;
    const heading = this.banner.querySelector('b');
    if (heading) heading.textContent = 'Your place went to the next';
    if (this.words)
      this.words.textContent =
        'Nothing was done here for a while, or your time was over. You may join the queue again.';
    this.banner.querySelector('[data-visit-stay]')?.remove();
    const join = this.banner.querySelector<HTMLElement>('[data-visit-join]');
    if (join) join.hidden = false;
  }
}

/** On the page that is the same for everybody, who is inside is told so, and everybody else of the queue. */
function sayInside(isInside: boolean): void {
  const [inside, outside] = ['inside', 'outside'].map(who =>
    document.querySelector<HTMLElement>(`[data-visit-${who}]`),
  );
  if (inside) inside.hidden = !isInside;
  if (outside) outside.hidden = isInside;
}

const banner = document.querySelector<HTMLElement>('[data-visit]');
if (banner) new VisitWatch(banner, banner.dataset['visit'] ?? '');
