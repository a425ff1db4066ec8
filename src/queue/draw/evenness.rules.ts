/**
 * A chi-square test of independence: entries by when they came, against when their turn is. Counted in equal bands,
 * at most 16 by 16, each expected to hold five or more.
 */
const MOST_BANDS = 16;
const EXPECTED_IN_A_CELL = 5;

export interface Evenness {
  /** Squared deviations from what chance expects, each over what it expects. */
  chiSquare: number;
  degreesOfFreedom: number;
  /** How often chance alone deviates as much or more, 0 to 1. */
  pValue: number;
}

/** Counts pairs of (index, rank), both 1..size. */
export class EvennessCount {
  private readonly bands: number;
  private readonly cells: Float64Array;

  constructor(private readonly size: number) {
    this.bands = Math.min(MOST_BANDS, Math.floor(Math.sqrt(size / EXPECTED_IN_A_CELL)));
    this.cells = new Float64Array(this.bands * this.bands);
  }

  add(index: number, rank: number): void {
    const cell = this.bandOf(index) * this.bands + this.bandOf(rank);
    this.cells[cell] = (this.cells[cell] ?? 0) + 1;
  }

  /** Undefined where too few take part to say anything. */
  result(): Evenness | undefined {
    if (this.bands < 2) return undefined;
    const widths = Array.from({ length: this.bands }, () => 0);
    for (let band = 0; band < this.bands; band += 1)
      widths[band] = this.firstOf(band + 1) - this.firstOf(band);
    let chiSquare = 0;
    this.cells.forEach((count, cell) => {
      const [row, column] = [Math.floor(cell / this.bands), cell % this.bands];
      const expected = ((widths[row] ?? 0) * (widths[column] ?? 0)) / this.size;
      chiSquare += (count - expected) ** 2 / expected;
    });
    const degreesOfFreedom = (this.bands - 1) ** 2;
    return { chiSquare, degreesOfFreedom, pValue: upperTail(chiSquare, degreesOfFreedom) };
  }

  private bandOf(value: number): number {
    return Math.floor(((value - 1) * this.bands) / this.size);
  }

  private firstOf(band: number): number {
    return Math.ceil((band * this.size) / this.bands);
  }
}

/** The chi-square distribution beyond x, by Wilson and Hilferty's cube root (1931): exact to about 0.001. */
function upperTail(x: number, degreesOfFreedom: number): number {
  const spread = 2 / (9 * degreesOfFreedom);
  const z = (Math.cbrt(x / degreesOfFreedom) - (1 - spread)) / Math.sqrt(spread);
  return normalTail(z);
}

/** The normal distribution beyond z: Abramowitz and Stegun 26.2.17, error below 1e-7. */
function normalTail(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const series =
    t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  const tail = (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * series;
  return z >= 0 ? tail : 1 - tail;
}
