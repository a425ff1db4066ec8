import { ArrayMaxSize, ArrayMinSize, IsArray, IsString, MaxLength } from 'class-validator';
import { MayBeAbsent } from '../../platform/web/form-rules.js';

const MAX_SEATS = 100;
const MAX_ID_LENGTH = 64;

export class RefundForm {
  /** All of the booking when absent. */
  @MayBeAbsent()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_SEATS)
  @IsString({ each: true })
  @MaxLength(MAX_ID_LENGTH, { each: true })
  seatIds?: string[];
}
