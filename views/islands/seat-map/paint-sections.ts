import type { Box } from './chart.js';
import { outlinesOf, touches } from './outlines.js';
import { inPlan, paintName } from './paint-house.js';
import { DIMMED, type Scene } from './scene.js';
import type { View } from './view.js';

/** A filled and named section costs about as much as so many stamped seats. */
const SECTION_COST = 100;
/** From this strength of its hue on, a section's name is written in the colour of the ground. */
const STRONG = 0.62;

/** How much of a section is free, from 0 to 1. */
export const freeShare = ({ availability }: Scene, section: number): number =>
  (availability.freeBySection[section] ?? 0) / Math.max(1, availability.countBySection[section] ?? 1);

/** How strongly a section shows its hue: the fuller the more is free, and never so pale that it looks sold out. */
export const strengthOf = (share: number): number => (share > 0 ? 0.3 + 0.7 * share : 0);

/**
 * A big house from afar: each section filled in the hue of the tier most of its seats belong to.
 * @param seen in plan units
 * @returns what it cost, in stamped seats
 */
export function paintSections(
  pen: CanvasRenderingContext2D,
  scene: Scene,
  view: View,
  { seen, tierOfSection }: { seen: Box; tierOfSection: Int16Array },
): number {
  const { chart, colours, hiddenTiers } = scene;
  const strengths = new Map<number, number>();
  const { sections } = outlinesOf(chart);
  inPlan(pen, view, () => {
    pen.lineWidth = 1 / view.scale;
    pen.strokeStyle = colours.ground;
    sections.forEach(({ path, box }, section) => {
      if (!touches(box, seen)) return;
      const tier = tierOfSection[section] ?? -1;
      const strength =
        tier < 0 ? 0 : strengthOf(freeShare(scene, section)) * (hiddenTiers.has(tier) ? DIMMED : 1);
      strengths.set(section, strength);
      pen.globalAlpha = strength;
      pen.fillStyle = colours.tiers[tier % colours.tiers.length] ?? colours.ink;
      if (strength > 0) pen.fill(path);
      pen.globalAlpha = 1;
      pen.stroke(path);
    });
  });
  for (const [section, strength] of strengths) {
    const outline = sections[section];
    pen.fillStyle = strength > STRONG ? colours.ground : strength > 0 ? colours.ink : colours.ink2;
    if (outline) paintName(pen, view, { ...outline, font: colours.display });
  }
  return strengths.size * SECTION_COST;
}
