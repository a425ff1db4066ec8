import type { DiaryEntry } from './diary.js';
import type { RehearsalSettings } from './settings.js';

const [WIDTH, HEIGHT] = [920, 220];
const [LEFT, RIGHT, TOP, BOTTOM] = [64, 24, 44, 34];
const GAP = 16;

interface Curve {
  style: string;
  of: (entry: DiaryEntry) => number;
}

/** Two pictures over one clock: the crowd and how far it is called, and the shop below its capacity. */
export function rehearsalPlot(diary: DiaryEntry[], settings: RehearsalSettings): string {
  const { capacity } = settings;
  const queue: Curve[] = [
    { style: 'first', of: ({ joined }) => joined },
    { style: 'second', of: ({ nowServing }) => nowServing },
  ];
  const shop: Curve[] = [
    { style: 'first', of: ({ inside }) => inside },
    { style: 'second', of: ({ standing }) => standing },
  ];
  const most = (curves: Curve[]): number =>
    Math.max(1, ...curves.flatMap(({ of }) => diary.map(entry => of(entry))));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${2 * HEIGHT + GAP}" role="img" aria-labelledby="title">`,
    '<title id="title">A rehearsal of the waiting room</title>',
    `<style>
    text { font: 13px system-ui, sans-serif; fill: #1d1b26; } .quiet { fill: #625d70; font-size: 12px; }
    .ground { fill: #fbfaf7; } path, line { fill: none; stroke-width: 2; } .first { stroke: #1f7a5c; }
    .second { stroke: #c2541b; } .cap, .opening { stroke: #1d1b26; stroke-dasharray: 4 4; stroke-width: 1; }
    @media (prefers-color-scheme: dark) { text { fill: #f1eee6; } .quiet { fill: #b5afc2; } .ground { fill: #17151f; }
      .first { stroke: #4fc79c; } .second { stroke: #f08a4b; } .cap, .opening { stroke: #f1eee6; } }
    </style>`,
    picture(diary, 0, { title: 'joined (upper line) and now serving', curves: queue, most: most(queue) }),
    picture(diary, HEIGHT + GAP, {
      title: `in the shop, of ${capacity} (upper line), and at its door`,
      curves: shop,
      most: Math.max(capacity, most(shop)),
      cap: capacity,
    }),
    '</svg>',
    '',
  ].join('\n');
}

function picture(
  diary: DiaryEntry[],
  y: number,
  { title, curves, most, cap }: { title: string; curves: Curve[]; most: number; cap?: number },
): string {
  const [first, last] = [diary[0]?.at ?? 0, diary.at(-1)?.at ?? 1];
  const across = (at: number): string =>
    (LEFT + ((WIDTH - LEFT - RIGHT) * (at - first)) / Math.max(1, last - first)).toFixed(1);
  const floor = y + HEIGHT - BOTTOM;
  const up = (value: number): string => (floor - ((HEIGHT - TOP - BOTTOM) * value) / most).toFixed(1);
  const line = (style: string, from: [string, string], to: [string, string]): string =>
    `<line class="${style}" x1="${from[0]}" y1="${from[1]}" x2="${to[0]}" y2="${to[1]}"/>`;
  return [
    `<rect class="ground" y="${y}" width="${WIDTH}" height="${HEIGHT}" rx="12"/>`,
    `<text x="${LEFT}" y="${y + 24}">${title}</text>`,
    `<text class="quiet" x="${LEFT - 8}" y="${up(most)}" text-anchor="end">${most.toLocaleString('en')}</text>`,
    `<text class="quiet" x="${LEFT - 8}" y="${floor}" text-anchor="end">0</text>`,
    `<text class="quiet" x="${across(0)}" y="${floor + 20}" text-anchor="middle">opening</text>`,
    `<text class="quiet" x="${across(last)}" y="${floor + 20}" text-anchor="end">${last.toFixed(0)} s</text>`,
    line('opening', [across(0), String(y + TOP)], [across(0), String(floor)]),
    ...(cap === undefined ? [] : [line('cap', [String(LEFT), up(cap)], [across(last), up(cap)])]),
    ...curves.map(({ style, of }) => {
      const points = diary.map(entry => `${across(entry.at)},${up(of(entry))}`);
      return `<path class="${style}" d="M${points.join('L')}"/>`;
    }),
  ].join('\n');
}
