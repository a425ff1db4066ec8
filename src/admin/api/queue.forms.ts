import { PartialType } from '@nestjs/swagger';
import { IsBoolean, IsInt, IsOptional, Max, Min } from 'class-validator';
import { IsLine, MayBeAbsent } from '../../platform/web/form-rules.js';
import { QueueForm } from './queue-settings.forms.js';

const MESSAGE_LENGTH = 300;

export class QueueLeverForm {
  /** Shown to everybody who waits. */
  @IsOptional()
  @IsLine(MESSAGE_LENGTH)
  message?: string | null;
}

export class QueueRevocationForm {
  @IsInt()
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  entryIndex: number;

  /** For the audit log. */
  @IsLine(MESSAGE_LENGTH)
  reason: string;
}

export class QueueChangesForm extends PartialType(QueueForm) {
  @MayBeAbsent()
  @IsBoolean()
  callsPaused?: boolean;

  @MayBeAbsent()
  @IsBoolean()
  claimsPaused?: boolean;

  @IsOptional()
  @IsLine(MESSAGE_LENGTH)
  message?: string | null;
}
