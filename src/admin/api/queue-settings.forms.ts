import { IsBoolean, IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { IsMoment } from '../../platform/web/form-rules.js';

const DAY_SECONDS = 86_400;
const MOST_SHOPPERS = 1_000_000;
/** Longer, and fans would think that nothing happens. */
const MOST_ENTRY_DELAY_SECONDS = 60;

/** How the waiting room of a performance is run; what is left out takes the usual values. */
export class QueueForm {
  @IsBoolean()
  enabled: boolean;

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
