import { IsString, MaxLength } from 'class-validator';
import { MayBeAbsent } from '../../platform/web/form-rules.js';

const MAX_ENTRY_LENGTH = 1_000;
const MAX_WORK_LENGTH = 4_000;

export class QueueEntryForm {
  @MayBeAbsent()
  @IsString()
  @MaxLength(MAX_ENTRY_LENGTH)
  entry?: string;
}

/** An entry that is there already, or what the sale asks of those who have none. */
export class JoinForm extends QueueEntryForm {
  @MayBeAbsent()
  @IsString()
  @MaxLength(MAX_ENTRY_LENGTH)
  proof?: string;

  @MayBeAbsent()
  @IsString()
  @MaxLength(MAX_ENTRY_LENGTH)
  arrival?: string;

  @MayBeAbsent()
  @IsString()
  @MaxLength(MAX_WORK_LENGTH)
  work?: string;
}
