import type { Performance } from '../../events/index.js';

/** How the waiting room of a performance is run. Times are milliseconds since 1970. */
export interface QueueSettings {
  /** When calling begins and, for those who came before, the draw is made. */
  opensAt: number;
  /** From when on one can take part in the draw. */
  drawOpensAt: number;
  closesAt: number;
  /** Shoppers at once, never more. */
  capacity: number;
  /** Shoppers let in a minute at most, on average; null: as many as the shop has room for. */
  ratePerMinute: number | null;
  /** How long one may stay in the shop and place new holds. */
  visitSeconds: number;
  /** How long one who is called is waited for. */
  claimSeconds: number;
  /** After so long without a sign of the shopper a visit ends early. */
  idleSeconds: number;
  /** The pool whose capacity the sale shares with others; null for one that has its own alone. */
  pool: string | null;
  /** Against the others of the pool. */
  weight: number;
  /** Who may join: anyone, or one entry for each e-mail address that was proved. */
  entry: 'anyone' | 'registered';
  /** From the first visit to the entry, at least; 0: at once. */
  entryDelaySeconds: number;
  /** Whether a browser has to work for its entry. */
  proofOfWork: boolean;
}

const DEFAULTS = { capacity: 500, visitSeconds: 900, claimSeconds: 120, idleSeconds: 240, weight: 1 };

/** The settings as the organizer gave them, with what was left out filled in. */
export function queueSettingsOf({ queue, onSaleAt, offSaleAt }: Performance): QueueSettings {
  const moment = (name: string): number | undefined => {
    const value = queue[name];
    return typeof value === 'string' ? Date.parse(value) : undefined;
  };
  const number = (name: string): number | undefined => {
    const value = queue[name];
    return typeof value === 'number' ? value : undefined;
  };
  const opensAt = moment('opensAt') ?? onSaleAt.getTime();
  return {
    opensAt,
    drawOpensAt: moment('drawOpensAt') ?? 0,
    closesAt: offSaleAt.getTime(),
    capacity: number('capacity') ?? DEFAULTS.capacity,
    ratePerMinute: number('ratePerMinute') ?? null,
    visitSeconds: number('visitSeconds') ?? DEFAULTS.visitSeconds,
    claimSeconds: number('claimSeconds') ?? DEFAULTS.claimSeconds,
    pool: typeof queue['pool'] === 'string' ? queue['pool'] : null,
    weight: number('weight') ?? DEFAULTS.weight,
    entry: queue['entry'] === 'registered' ? 'registered' : 'anyone',
    entryDelaySeconds: number('entryDelaySeconds') ?? 0,
    proofOfWork: queue['proofOfWork'] === true,
    idleSeconds: number('idleSeconds') ?? DEFAULTS.idleSeconds,
  };
}

/** Whether an address that was proved by e-mail is good for an entry: where it is asked for, or spares the work. */
export function takesEmailProof({ entry, proofOfWork }: QueueSettings): boolean {
  return entry === 'registered' || proofOfWork;
}
