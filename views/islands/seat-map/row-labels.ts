import type { Chart } from './chart.js';

/** The letters at both ends of every row: places in plan units. */
export interface RowLabels {
  texts: string[];
  x: Float32Array;
  y: Float32Array;
}

/** How far from the last seat a row's letter stands, in seats. */
const DISTANCE = 1.25;

const known = new WeakMap<Chart, RowLabels>();

function placeLabels({ document, x, y, spacing }: Chart): RowLabels {
  const texts: string[] = [];
  const places: number[] = [];
  for (const [, label, first, count] of document.rows) {
    const last = first + count - 1;
    for (const [end, inner] of [
      [first, first + 1],
      [last, last - 1],
    ] as const) {
      if (count < 2) continue;
      const [ex, ey] = [x[end] ?? 0, y[end] ?? 0];
      const [dx, dy] = [ex - (x[inner] ?? ex), ey - (y[inner] ?? ey)];
      const far = Math.hypot(dx, dy);
      if (far <= 1) continue;
      texts.push(label);
      places.push(ex + (dx / far) * spacing * DISTANCE, ey + (dy / far) * spacing * DISTANCE);
    }
  }
  return {
    texts,
    x: Float32Array.from(texts, (_, index) => places[index * 2] ?? 0),
    y: Float32Array.from(texts, (_, index) => places[index * 2 + 1] ?? 0),
  };
}

/** Made once for a chart: a frame only looks through two arrays for the letters that it shows. */
export function rowLabelsOf(chart: Chart): RowLabels {
  const labels = known.get(chart) ?? placeLabels(chart);
  known.set(chart, labels);
  return labels;
}
