import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsInt,
  IsObject,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsForm, MayBeAbsent } from '../platform/web/form-rules.js';
import { SeenAtOnce } from '../platform/web/validation.js';

/** No performance allows more in one hold. */
const MAX_SEATS = 100;
const MAX_ID_LENGTH = 64;

export class BestAvailableForm {
  @IsInt()
  @Min(1)
  @Max(MAX_SEATS)
  quantity: number;

  @MayBeAbsent()
  @IsString()
  @MaxLength(MAX_ID_LENGTH)
  tierId?: string;

  @MayBeAbsent()
  @IsString()
  @MaxLength(MAX_ID_LENGTH)
  sectionId?: string;

  @MayBeAbsent()
  @IsBoolean()
  accessible?: boolean;

  @MayBeAbsent()
  @IsBoolean()
  split?: boolean;
}

export class AreaPickForm {
  @IsString()
  @MaxLength(MAX_ID_LENGTH)
  areaId: string;

  @IsInt()
  @Min(1)
  @Max(MAX_SEATS)
  quantity: number;
}

@SeenAtOnce(isSeatPick)
export class PlaceHoldForm {
  @IsString()
  @MaxLength(MAX_ID_LENGTH)
  performanceId: string;

  @MayBeAbsent()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_SEATS)
  @IsString({ each: true })
  @MaxLength(MAX_ID_LENGTH, { each: true })
  seatIds?: string[];

  @MayBeAbsent()
  @IsForm()
  @Type(() => BestAvailableForm)
  bestAvailable?: BestAvailableForm;

  @MayBeAbsent()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_SEATS)
  @ArrayUnique((area: unknown) => (area as Partial<AreaPickForm> | null)?.areaId, {
    message: 'areas must not name the same area twice',
  })
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => AreaPickForm)
  areas?: AreaPickForm[];
}

/**
 * Whether a body is a well-formed wish for certain seats, all that `PlaceHoldForm` demands of one. It is what a rush
 * sends, so it is asked with plain code: class-validator takes as long as the whole rest of a request.
 */
export function isSeatPick(body: unknown): body is { performanceId: string; seatIds: string[] } {
  if (typeof body !== 'object' || body === null) return false;
  const { performanceId, seatIds } = body as { performanceId?: unknown; seatIds?: unknown };
  if (!isId(performanceId) || !Array.isArray(seatIds) || Object.keys(body).length !== 2) return false;
  return seatIds.length > 0 && seatIds.length <= MAX_SEATS && seatIds.every(isId);
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && value.length <= MAX_ID_LENGTH;
}
