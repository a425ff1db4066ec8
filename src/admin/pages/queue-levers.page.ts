import type { QueueFigures } from '../../queue/index.js';
import type { PerformanceLiveView } from '../views/house.view.js';
import type { PerformanceRow } from './listing.service.js';

/** What can be done to the queue of a performance, as it is now. */
export function queueLevers(
  { id, hasQueue }: Pick<PerformanceRow, 'id' | 'hasQueue'>,
  { isPaused, isDraining }: QueueFigures,
): PerformanceLiveView['levers'] {
  const lever = (name: string, words: string, button: string, act: string) => ({
    ...{ name, words, button },
    action: `/admin/performances/${id}/queue/${act}`,
  });
  if (!hasQueue) {
    const words = 'Everybody comes in at once. With the queue on, everybody waits for a call.';
    return [lever('Fair queue', words, 'Switch on', 'switch-on')];
  }
  const off = lever(
    'Fair queue',
    'Whoever waits comes in at once when it is off.',
    'Switch off',
    'switch-off',
  );
  if (isPaused) {
    return [
      lever('Paused', 'Nobody is called, nobody is let in. Every place is kept.', 'Resume', 'resume'),
      off,
    ];
  }
  return [
    lever('Pause', 'Nobody is called, nobody is let in. Every place is kept.', 'Pause', 'pause'),
    isDraining
      ? lever('Closed to newcomers', 'Those who wait are still called.', 'Open again', 'resume')
      : lever('Drain', 'Nobody else can join. Those who wait are still called.', 'Drain', 'drain'),
    off,
  ];
}
