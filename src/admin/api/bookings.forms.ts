import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsInt,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { IsLine, MayBeAbsent } from '../../platform/web/form-rules.js';

const MAX_PAGE = 100;
const MAX_SEATS = 100;
const MAX_ID_LENGTH = 64;
const MAX_REASON_LENGTH = 200;
const MAX_CODE_LENGTH = 200;

export class RefundForm {
  /** Seats to give back; all that are left when absent. */
  @MayBeAbsent()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_SEATS)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(MAX_ID_LENGTH, { each: true })
  seatIds?: string[];

  @MayBeAbsent()
  @IsLine(MAX_REASON_LENGTH)
  reason?: string;
}

export class CheckInForm {
  @IsString()
  @MaxLength(MAX_CODE_LENGTH)
  code: string;

  /** Which door; the token's name when absent. */
  @MayBeAbsent()
  @IsLine(MAX_ID_LENGTH)
  door?: string;
}

export class ChargesQuery {
  /** Absent: all of them, so that a check may count what was charged. */
  @MayBeAbsent()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MAX_PAGE)
  limit?: number;

  @MayBeAbsent()
  @Matches(/^pi_\w{1,60}$/)
  cursor?: string;

  @MayBeAbsent()
  @IsString()
  @MaxLength(MAX_ID_LENGTH)
  holdId?: string;

  @MayBeAbsent()
  @IsString()
  @MaxLength(MAX_ID_LENGTH)
  bookingReference?: string;
}
