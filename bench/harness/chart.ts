import type { Line } from './report.js';
import { ratioText } from './tables.js';

const WIDTH = 920;
const ROW = 46;
const LEFT = 360;
const RIGHT = 90;
const TOP = 64;
/** The goal stands at this share of the width, so that "further than the line" always means "better". */
const GOAL_AT = 0.5;
const FULL = 1 / GOAL_AT;

/** Ratios as bars, each in units of its own goal: the line in the middle is the goal, longer is better. */
export function ratioChart(lines: Line[]): string {
  const ratios = lines.filter(({ unit, goal }) => unit === 'ratio' && goal !== null);
  const height = TOP + ratios.length * ROW + 24;
  const goalX = LEFT + (WIDTH - LEFT - RIGHT) * GOAL_AT;
  const bars = ratios.map((line, i) => bar(line, TOP + i * ROW));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="title">`,
    '<title id="title">Measured ratios in units of their goals</title>',
    `<style>
    text { font: 14px system-ui, sans-serif; fill: #1d1b26; } .quiet { fill: #625d70; font-size: 12px; }
    .ground { fill: #fbfaf7; } .reached { fill: #1f7a5c; } .missed { fill: #c2541b; } .track { fill: #e9e5dc; }
    .goal { stroke: #1d1b26; stroke-width: 2; } .spread { stroke: #1d1b26; stroke-width: 1.5; opacity: .55; }
    @media (prefers-color-scheme: dark) { text { fill: #f1eee6; } .quiet { fill: #b5afc2; } .ground { fill: #17151f; }
      .track { fill: #2c2938; } .goal, .spread { stroke: #f1eee6; } .reached { fill: #4fc79c; } .missed { fill: #f08a4b; } }
    </style>`,
    `<rect class="ground" width="${WIDTH}" height="${height}" rx="12"/>`,
    `<text class="quiet" x="${goalX}" y="${TOP - 20}" text-anchor="middle">goal</text>`,
    ...bars,
    `<line class="goal" x1="${goalX}" x2="${goalX}" y1="${TOP - 12}" y2="${height - 20}"/>`,
    '</svg>',
    '',
  ].join('\n');
}

function bar(line: Line, y: number): string {
  const room = WIDTH - LEFT - RIGHT;
  const x = (value: number): number => LEFT + (room * Math.min(FULL, inGoals(line, value))) / FULL;
  const middle = y + 12;
  return [
    `<text x="${LEFT - 14}" y="${y + 11}" text-anchor="end">${escaped(line.what)}</text>`,
    `<text class="quiet" x="${LEFT - 14}" y="${y + 27}" text-anchor="end">${goalText(line)}</text>`,
    `<rect class="track" x="${LEFT}" y="${y}" width="${room}" height="24" rx="4"/>`,
    `<rect class="${line.verdict}" x="${LEFT}" y="${y}" width="${(x(line.median) - LEFT).toFixed(1)}" height="24" rx="4"/>`,
    `<line class="spread" x1="${x(line.lowest).toFixed(1)}" x2="${x(line.highest).toFixed(1)}" y1="${middle}" y2="${middle}"/>`,
    `<text x="${WIDTH - RIGHT + 12}" y="${y + 17}">${ratioText(line.median)}</text>`,
  ].join('\n');
}

/** Twice as good as the goal is two, whether more or less is better. */
function inGoals({ goal }: Line, value: number): number {
  if (goal === null) return 1;
  return 'atLeast' in goal ? value / goal.atLeast : goal.atMost / value;
}

function goalText({ goal }: Line): string {
  if (goal === null) return '';
  return 'atLeast' in goal ? `goal ${goal.atLeast} x` : `goal at most ${goal.atMost} x`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
