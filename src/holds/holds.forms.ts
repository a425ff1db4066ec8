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
