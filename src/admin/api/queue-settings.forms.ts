import { IsBoolean, IsInt, IsOptional, Max, Min } from 'class-validator';
import { IsLine, IsMoment } from '../../platform/web/form-rules.js';

const POOL_LENGTH = 64;
const MOST_WEIGHT = 100;
const MOST_SHOPPERS = 1_000_000;
const DAY_SECONDS = 86_400;

/** The waiting room of a performance. */
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
}

/** What may be left out takes the venue's time zone, "now" until the start, and the usual limits. */
