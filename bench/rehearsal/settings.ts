import { parseArgs } from 'node:util';

/** What is rehearsed. Shares are 0 to 1, times are seconds. */
export interface RehearsalSettings {
  /** Everybody who joins, bots included. */
  fans: number;
  /** Shoppers at once. */
  capacity: number;
  seats: number;
  /** Of those who are no bots: they join and do not come when they are called. */
  noShows: number;
  /** They join without a cookie and never come. */
  bots: number;
  /** From the first who joins to the opening. */
  arriveSeconds: number;
  /** From the opening to the end. */
  seconds: number;
  /** How long one stays in the shop, on average. */
  visitSeconds: number;
  /** How long one waits before one gives up, on average; 0: nobody gives up. */
  patienceSeconds: number;
  /** Of those who wait: they poll as their page would. Everybody who is called polls once in any case. */
  pollSample: number;
  seed: number;
}

const DEFAULTS: RehearsalSettings = {
  ...{ fans: 100_000, capacity: 300, seats: 10_000, noShows: 0.3, bots: 0.1 },
  ...{ arriveSeconds: 0, seconds: 150, visitSeconds: 30, patienceSeconds: 0, pollSample: 0.01, seed: 1 },
};
/** What one process takes on two cores while everything else runs beside it, so that the opening finds them all. */
const JOINS_A_SECOND = 3_000;
const LEAST_ARRIVAL_SECONDS = 15;

export const HELP = `npm run rehearse -- [options]

Drives a crowd through the waiting room of a product of its own: real HTTP, real tokens, real Postgres and Redis.

  --fans n              how many join, bots included (${DEFAULTS.fans})
  --capacity n          shoppers at once (${DEFAULTS.capacity})
  --seats n             (${DEFAULTS.seats})
  --no-shows x          share of the people who do not come when they are called (${DEFAULTS.noShows})
  --bots x              share of those who join that are bots and never come (${DEFAULTS.bots})
  --arrive-seconds n    from the first who joins to the opening (by the number of fans)
  --seconds n           from the opening to the end (${DEFAULTS.seconds})
  --visit-seconds n     how long one stays in the shop, on average (${DEFAULTS.visitSeconds})
  --patience-seconds n  how long one waits before one gives up, on average (nobody gives up)
  --poll-sample x       share of those who wait that poll as their page would (${DEFAULTS.pollSample})
  --seed n              another crowd (${DEFAULTS.seed})`;

/** @throws for anything that is no setting, or no number */
export function readSettings(args: string[]): RehearsalSettings | 'help' {
  const names = HELP.match(/--[a-z-]+/g) ?? [];
  const options = Object.fromEntries(names.map(name => [name.slice(2), { type: 'string' as const }]));
  const { values } = parseArgs({ args, options: { ...options, help: { type: 'boolean' } } });
  if (values['help'] === true) return 'help';
  const settings = { ...DEFAULTS };
  for (const [name, text] of Object.entries(values)) {
    const key = name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase()) as keyof RehearsalSettings;
    settings[key] = numberFrom(name, String(text));
  }
  const arriveSeconds = Math.max(LEAST_ARRIVAL_SECONDS, Math.ceil(settings.fans / JOINS_A_SECOND));
  return { ...settings, arriveSeconds: settings.arriveSeconds > 0 ? settings.arriveSeconds : arriveSeconds };
}

const SHARES = ['no-shows', 'bots', 'poll-sample'];

function numberFrom(name: string, text: string): number {
  const number = Number(text);
  const isRight = SHARES.includes(name)
    ? number >= 0 && number <= 1
    : Number.isInteger(number) && number >= 1;
  if (!isRight) throw new Error(`--${name} cannot be ${text}.\n${HELP}`);
  return number;
}
