import { IsString, MaxLength } from 'class-validator';

const MAX_ENTRY_LENGTH = 1_000;

export class HeartbeatForm {
  @IsString()
  @MaxLength(MAX_ENTRY_LENGTH)
  entry!: string;
}
