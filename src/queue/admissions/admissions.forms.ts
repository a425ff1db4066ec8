import { IsString, MaxLength } from 'class-validator';
import { MayBeAbsent } from '../../platform/web/form-rules.js';

const MAX_ENTRY_LENGTH = 1_000;

export class QueueEntryForm {
  @MayBeAbsent()
  @IsString()
  @MaxLength(MAX_ENTRY_LENGTH)
  entry?: string;
}
