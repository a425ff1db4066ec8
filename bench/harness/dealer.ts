/** Deals a list out in pieces, so that no leg of a row gets what another one has used. */
export class Dealer<T> {
  private next = 0;

  /** @param totalSeconds of all the legs that will ask */
  constructor(
    private readonly items: T[],
    private readonly totalSeconds: number,
  ) {}

  deal(seconds: number): T[] {
    const from = this.next;
    this.next += Math.floor((this.items.length / this.totalSeconds) * seconds);
    const dealt = this.items.slice(from, this.next);
    if (dealt.length === 0) throw new Error('Nothing is left to measure with.');
    return dealt;
  }
}
