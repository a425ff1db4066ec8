import { IsBoolean, IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { IsLine, IsMoment } from '../../platform/web/form-rules.js';

const POOL_LENGTH = 64;
const MOST_WEIGHT = 100;
const DAY_SECONDS = 86_400;
const MOST_SHOPPERS = 1_000_000;
/** Whoever is warned must have the time to read it and to say that they are there. */
const LEAST_IDLE_SECONDS = 60;
/** Longer, and fans would think that nothing happens. */
const MOST_ENTRY_DELAY_SECONDS = 60;

/** How the waiting room of a performance is run; what is left out takes the usual values. */
export class QueueForm {
  @IsBoolean()
  enabled: boolean;

  /** The pool whose capacity the sale shares with others. */
  @IsOptional()
  @IsLine(POOL_LENGTH)
  pool?: string | null;

  /** Against the others of its pool. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MOST_WEIGHT)
  weight?: number | null;

  @IsOptional()
  @IsMoment()
  opensAt?: string | null;

  @IsOptional()
  @IsMoment()
  drawOpensAt?: string | null;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MOST_SHOPPERS)
  capacity?: number | null;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MOST_SHOPPERS)
  ratePerMinute?: number | null;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(DAY_SECONDS)
  visitSeconds?: number | null;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(DAY_SECONDS)
  claimSeconds?: number | null;

  @IsOptional()
  @IsInt()
  @Min(LEAST_IDLE_SECONDS)
  @Max(DAY_SECONDS)
  idleSeconds?: number | null;

  @IsOptional()
  @IsIn(['anyone', 'registered'])
  entry?: 'anyone' | 'registered' | null;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MOST_ENTRY_DELAY_SECONDS)
  entryDelaySeconds?: number | null;

  @IsOptional()
  @IsBoolean()
  proofOfWork?: boolean | null;
}
