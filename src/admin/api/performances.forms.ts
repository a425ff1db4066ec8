import { PartialType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsUUID,
  Matches,
  Max,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import type { OrphanRule, PerformanceStatus } from '../../events/index.js';
import { IsForm, IsLine, IsMoment, IsTimeZoneName, MayBeAbsent } from '../../platform/web/form-rules.js';

const LABEL = 64;
const MOST_LINES = 100;
const MOST_MINOR_UNITS = 1_000_000_000;
const MOST_PLACES = 100_000;
const HOLD_SECONDS = { least: 300, most: 900 };
const MOST_SEATS_PER_HOLD = 100;
const MOST_SEATS_PER_SHOPPER = 1_000;
const DAY_SECONDS = 86_400;
/** Whoever is warned must have the time to read it and to say that they are there. */
const LEAST_IDLE_SECONDS = 60;
const MOST_SHOPPERS = 1_000_000;

export class MoneyForm {
  @IsInt()
  @Min(0)
  @Max(MOST_MINOR_UNITS)
  amount: number;

  @Matches(/^[A-Z]{3}$/)
  currency: string;
}

export class TierForm {
  @IsLine(LABEL)
  name: string;

  @IsOptional()
  @IsLine(LABEL)
  category?: string | null;

  @IsForm()
  @Type(() => MoneyForm)
  price: MoneyForm;

  @MayBeAbsent()
  @IsForm()
  @Type(() => MoneyForm)
  fees?: MoneyForm;
}

export class AreaForm {
  @IsLine(LABEL)
  name: string;

  @IsInt()
  @Min(1)
  @Max(MOST_PLACES)
  capacity: number;

  /** Name of the tier that prices the area. */
  @IsLine(LABEL)
  tier: string;
}

export class LimitsForm {
  @IsInt()
  @Min(1)
  @Max(MOST_SEATS_PER_HOLD)
  seatsPerHold: number;

  @IsInt()
  @Min(1)
  @Max(MOST_SEATS_PER_SHOPPER)
  seatsPerShopper: number;
}

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
  @IsInt()
  @Min(LEAST_IDLE_SECONDS)
  @Max(DAY_SECONDS)
  idleSeconds?: number | null;
}

/** What may be left out takes the venue's time zone, "now" until the start, and the usual limits. */
export class PerformanceForm {
  @IsMoment()
  startsAt: string;

  @ValidateIf((form: PerformanceForm) => form.timeZone !== undefined)
  @IsTimeZoneName()
  timeZone?: string;

  @IsOptional()
  @IsMoment()
  doorsAt?: string | null;

  @IsUUID()
  venueId: string;

  @IsOptional()
  @IsUUID()
  seatingPlanId?: string | null;

  @ValidateIf((form: PerformanceForm) => form.tiers !== undefined)
  @IsArray()
  @ArrayMaxSize(MOST_LINES)
  @ValidateNested({ each: true })
  @Type(() => TierForm)
  tiers?: TierForm[];

  @ValidateIf((form: PerformanceForm) => form.areas !== undefined)
  @IsArray()
  @ArrayMaxSize(MOST_LINES)
  @ValidateNested({ each: true })
  @Type(() => AreaForm)
  areas?: AreaForm[];

  @ValidateIf((form: PerformanceForm) => form.onSaleAt !== undefined)
  @IsMoment()
  onSaleAt?: string;

  @ValidateIf((form: PerformanceForm) => form.offSaleAt !== undefined)
  @IsMoment()
  offSaleAt?: string;

  @ValidateIf((form: PerformanceForm) => form.holdTtlSeconds !== undefined)
  @IsInt()
  @Min(HOLD_SECONDS.least)
  @Max(HOLD_SECONDS.most)
  holdTtlSeconds?: number;

  @ValidateIf((form: PerformanceForm) => form.limits !== undefined)
  @IsForm()
  @Type(() => LimitsForm)
  limits?: LimitsForm;

  @ValidateIf((form: PerformanceForm) => form.queue !== undefined)
  @IsForm()
  @Type(() => QueueForm)
  queue?: QueueForm;

  @ValidateIf((form: PerformanceForm) => form.orphanRule !== undefined)
  @IsIn(['off', 'lenient', 'strict'])
  orphanRule?: OrphanRule;
}

export class PerformanceChangesForm extends PartialType(PerformanceForm, { skipNullProperties: false }) {
  @ValidateIf((form: PerformanceChangesForm) => form.status !== undefined)
  @IsIn(['scheduled', 'postponed', 'cancelled'])
  status?: PerformanceStatus;
}
