import { ArrayMaxSize, ArrayMinSize, IsArray, IsOptional, IsString, MaxLength } from 'class-validator';

const MAX_SEATS = 100;
const MAX_ID_LENGTH = 64;

export class RefundForm {
  /** All of the booking when absent. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_SEATS)
  @IsString({ each: true })
  @MaxLength(MAX_ID_LENGTH, { each: true })
  seatIds?: string[];
}
