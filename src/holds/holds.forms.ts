import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsInt,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';

/** No performance allows more in one hold. */
const MAX_SEATS = 100;
const MAX_ID_LENGTH = 64;

export class BestAvailableForm {
  @IsInt()
  @Min(1)
  @Max(MAX_SEATS)
  quantity: number;

  @IsOptional()
  @IsString()
  @MaxLength(MAX_ID_LENGTH)
  tierId?: string;

  @IsOptional()
  @IsString()
  @MaxLength(MAX_ID_LENGTH)
  sectionId?: string;

  @IsOptional()
  @IsBoolean()
  accessible?: boolean;

  @IsOptional()
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

  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_SEATS)
  @IsString({ each: true })
  @MaxLength(MAX_ID_LENGTH, { each: true })
  seatIds?: string[];

  @IsOptional()
  @ValidateNested()
  @Type(() => BestAvailableForm)
  bestAvailable?: BestAvailableForm;

  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_SEATS)
  @ValidateNested({ each: true })
  @Type(() => AreaPickForm)
  areas?: AreaPickForm[];
}
