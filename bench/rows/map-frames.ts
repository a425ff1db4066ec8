import { measureMapFrames } from '../browser/map-frames.js';
import type { Row } from '../harness/row.js';

const SEATS = 60_000;

/** The seat map under the mouse, at three levels: its worst frames beside those of an empty canvas. */
export const mapFrames: Row = {
  name: 'map-frames',
  title: 'Pan and zoom 60,000 seats in Chromium',
  async prepare(stage) {
    const { performanceId } = await stage.organizer.putOnSale(SEATS);
    const url = `${stage.product.url}/performances/${performanceId}`;
    return {
      needsWarmUp: false,
      legs: {
        frames: async seconds => {
          const frames = await measureMapFrames(url, { seconds });
          return { value: Math.min(...frames.map(({ ratio }) => ratio)) };
        },
      },
      results: ({ frames = [] }) => [
        {
          ...{ what: 'frames of the seat map, worst level and move', unit: 'ratio', values: frames },
          ...{ goal: { atLeast: 0.95 }, from: 'frames a second against an empty canvas, drawn in software' },
        },
      ],
    };
  },
};
