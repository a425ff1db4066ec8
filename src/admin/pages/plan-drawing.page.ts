import type { SeatingPlan } from '../../inventory/index.js';
import type { PlanDrawingView } from '../views/house.view.js';
import { tierClassAt } from './tier-class.rules.js';

function points(outline: readonly (readonly [number, number])[]): string {
  return outline.map(([x, y]) => `${x},${y}`).join(' ');
}

/** The house by its outlines: each section in the colour of the category that most of its seats have. */
export function planDrawing(plan: SeatingPlan): PlanDrawingView {
  const counts = plan.sections.map(() => new Map<number, number>());
  for (const { sectionIndex, categoryIndex } of plan.seats) {
    const count = counts[sectionIndex];
    count?.set(categoryIndex, (count.get(categoryIndex) ?? 0) + 1);
  }
  return {
    viewBox: `0 0 ${plan.size.width} ${plan.size.height}`,
    words: `${plan.name} from above`,
    sections: plan.sections.map((section, index) => {
      const [most] = [...(counts[index] ?? [])].sort((a, b) => b[1] - a[1]);
      return { tierClass: tierClassAt(most?.[0] ?? 0), points: points(section.outline) };
    }),
    decorations: plan.decorations.map(({ outline }) => ({ points: points(outline) })),
  };
}
