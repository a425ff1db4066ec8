/** The least number of people ahead that this tab has shown: it never shows a greater one, also after a reload. */
export class LeastAhead {
  private readonly key: string;
  private least = Number.POSITIVE_INFINITY;

  constructor(performanceId: string, index: number) {
    this.key = `ahead:${performanceId}:${index}`;
    try {
      const kept = Number(sessionStorage.getItem(this.key) ?? Number.NaN);
      if (kept >= 0) this.least = kept;
    } catch {
      // A browser that keeps nothing still shows what it is told.
    }
  }

  /** What to show for this many. */
  of(ahead: number): number {
    if (ahead < this.least) this.keep(ahead);
    return this.least;
  }

  private keep(ahead: number): void {
    this.least = ahead;
    try {
      sessionStorage.setItem(this.key, String(ahead));
    } catch {
      // As above.
    }
  }
}
