import type { Box } from './chart.js';
import { legibleOn } from './contrast.js';
import { outlinesOf, touches } from './outlines.js';
import { inPlan, paintName } from './paint-house.js';
import { DIMMED, type Scene } from './scene.js';
import type { View } from './view.js';

/** A filled and named section costs about as much as so many stamped seats. */
const SECTION_COST = 100;

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
  const inks = new Map<number, string>();
  const { sections } = outlinesOf(chart);
  inPlan(pen, view, () => {
    pen.lineWidth = 1 / view.scale;
    pen.strokeStyle = colours.ground;
    sections.forEach(({ path, box }, section) => {
      if (!touches(box, seen)) return;
      const tier = tierOfSection[section] ?? -1;
      const strength =
        tier < 0 ? 0 : strengthOf(freeShare(scene, section)) * (hiddenTiers.has(tier) ? DIMMED : 1);
      const hue = colours.tiers[tier % colours.tiers.length] ?? colours.ink;
      const on = { hue, strength, ground: colours.zone };
      inks.set(section, strength > 0 ? legibleOn(on, [colours.ink, colours.ground]) : colours.ink2);
      pen.globalAlpha = strength;
      pen.fillStyle = hue;
      if (strength > 0) pen.fill(path);
      pen.globalAlpha = 1;
      pen.stroke(path);
    });
  });
  for (const [section, ink] of inks) {
    const outline = sections[section];
    pen.fillStyle = ink;
    if (outline) paintName(pen, view, { ...outline, font: colours.display });
  }
  return inks.size * SECTION_COST;
}
