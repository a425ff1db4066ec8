import type { Performance } from '../../events/index.js';
import { queueSettingsOf } from '../../queue/index.js';
import type { PerformanceView } from '../views/performance.view.js';
import { counted } from '../words.rules.js';

/** The same for everybody, since the page is: whether somebody is inside, a browser asks by itself. */
export function visitOf(performance: Performance): PerformanceView['visit'] {
  if (!performance.queue.enabled) return null;
  const roomHref = `/performances/${performance.id}/queue`;
  const minutes = Math.round(queueSettingsOf(performance).idleSeconds / 60);
  return {
    ...{ performanceId: performance.id, roomHref, stayAction: `${roomHref}/presence` },
    idleWords: counted(minutes, 'minute', 'minutes'),
  };
}
