import { PartialType } from '@nestjs/swagger';
import { IsBoolean, IsInt, IsOptional, Max, Min } from 'class-validator';
import { IsLine, IsMoment, MayBeAbsent } from '../../platform/web/form-rules.js';
import { QueueForm } from './queue-settings.forms.js';

const MESSAGE_LENGTH = 300;
const NUMBER_LENGTH = 500;
const MOST_SHOPPERS = 1_000_000;

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

export class AnnouncementForm {
  /** What will be mixed in and where everybody can look it up, such as a lottery, or a drand chain and round. */
  @IsLine(MESSAGE_LENGTH)
  source: string;
}

export class PublicNumberForm {
  /** Exactly as it was published; it goes into the key letter by letter. */
  @IsLine(NUMBER_LENGTH)
  text: string;

  /** Since when everybody could know it. */
  @IsMoment()
  publishedAt: string;
}

export class AbandonmentForm {
  /** For the public record. */
  @IsLine(MESSAGE_LENGTH)
  reason: string;
}

export class QueuePoolForm {
  @IsInt()
  @Min(1)
  @Max(MOST_SHOPPERS)
  capacity: number;
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
