import type { TimelineItemView } from './page.view.js';
import { when } from './view-helpers.js';

/** Says the day where it is another than that of the step before: refunds come days after what they undo. */
export function withDays(steps: Omit<TimelineItemView, 'day'>[]): TimelineItemView[] {
  let last = '';
  return steps.map(step => {
    if (step.at === null) return { ...step, day: null };
    const day = when(step.at, step.zone, 'day-short');
    const isNew = day !== last;
    last = day;
    return { ...step, day: isNew ? day : null };
  });
}
