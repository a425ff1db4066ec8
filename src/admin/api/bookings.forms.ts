import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsOptional,
  IsString,
  MaxLength,
} from 'class-validator';
import { IsLine } from '../../platform/web/form-rules.js';

const MAX_SEATS = 100;
const MAX_ID_LENGTH = 64;
const MAX_REASON_LENGTH = 200;
const MAX_CODE_LENGTH = 200;

export class RefundForm {
  /** Seats to give back; all that are left when absent. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_SEATS)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(MAX_ID_LENGTH, { each: true })
  seatIds?: string[];

  @IsOptional()
  @IsLine(MAX_REASON_LENGTH)
  reason?: string;
}

export class CheckInForm {
  @IsString()
  @MaxLength(MAX_CODE_LENGTH)
  code: string;

  /** Which door; the token's name when absent. */
  @IsOptional()
  @IsLine(MAX_ID_LENGTH)
  door?: string;
}

export class ChargesQuery {
  @IsOptional()
  @IsString()
  @MaxLength(MAX_ID_LENGTH)
  holdId?: string;

  @IsOptional()
  @IsString()
  @MaxLength(MAX_ID_LENGTH)
  bookingReference?: string;
}
