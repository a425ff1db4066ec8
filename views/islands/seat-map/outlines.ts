import { boxOf, type Box, type Chart, type Point } from './chart.js';

/** A shape of the plan, traced once: in plan units, with the box that it lies in. */
export interface Outline {
  path: Path2D;
  box: Box;
}

/** What stands in the house beside its seats. */
export interface NamedOutline extends Outline {
  name: string;
}

export interface Outlines {
  /** In the order of the chart's sections. */
  sections: NamedOutline[];
  decorations: NamedOutline[];
  areas: NamedOutline[];
}

function traced(name: string, points: readonly Point[]): NamedOutline {
  const path = new Path2D();
  for (const [x, y] of points) path.lineTo(x, y);
  path.closePath();
  return { name, path, box: boxOf(points) };
}

const known = new WeakMap<Chart, Outlines>();

/** The shapes of a chart. They are made once: a path that is kept is not traced point by point for every frame. */
export function outlinesOf(chart: Chart): Outlines {
  const made = known.get(chart);
  if (made) return made;
  const { sections, decorations = [], areas } = chart.document;
  const outlines: Outlines = {
    // "Block 114" is written as "114" where there is room for a few letters only.
    sections: sections.map(({ name, outline }) => traced(name.replace(/^(block|section)\s+/i, ''), outline)),
    decorations: decorations.map(({ text, outline }) => traced(text, outline)),
    areas: areas.flatMap(({ name, outline }) => (outline ? [traced(name, outline)] : [])),
  };
  known.set(chart, outlines);
  return outlines;
}

export const touches = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
