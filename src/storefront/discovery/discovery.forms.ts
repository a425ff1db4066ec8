import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import {
  buildMessage,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateBy,
} from 'class-validator';
import { isMoment } from './moment.rules.js';

const MAX_TEXT = 100;
const MAX_CURSOR = 400;
const MAX_LIMIT = 100;
export const DEFAULT_LIMIT = 20;
const MAX_PRICE_MINOR = 1_000_000_000;

function IsMoment(): PropertyDecorator {
  return ValidateBy({
    name: 'isMoment',
    validator: {
      validate: isMoment,
      defaultMessage: buildMessage(() => '$property must be YYYY-MM-DD or a time as RFC 3339 writes it'),
    },
  });
}

/** A parameter that is there and empty, as forms send it, counts as absent. */
function OptionalText(): PropertyDecorator {
  return applyDecorators(
    IsOptional(),
    Transform(({ value }: { value: unknown }) => (value === '' ? undefined : value)),
    IsString(),
    Matches(/^\P{Cc}*$/u, { message: '$property must not contain control characters' }),
  );
}

function OptionalNumber(): PropertyDecorator {
  return applyDecorators(
    IsOptional(),
    Transform(({ value }: { value: unknown }) =>
      value === '' || value === undefined ? undefined : Number(value),
    ),
    IsInt(),
  );
}

/** Query of `GET /api/v1/events`. A parameter that comes twice arrives as a list, and is refused as one. */
export class EventSearchForm {
  @OptionalText()
  @MaxLength(MAX_TEXT)
  q?: string;

  @OptionalText()
  @MaxLength(MAX_TEXT)
  city?: string;

  @OptionalText()
  @Matches(/^[A-Za-z]{2}$/, { message: 'country must be a code of two letters (ISO 3166-1)' })
  country?: string;

  @OptionalText()
  @MaxLength(MAX_TEXT)
  genre?: string;

  @OptionalText()
  @MaxLength(MAX_TEXT)
  attraction?: string;

  @OptionalText()
  @IsMoment()
  from?: string;

  @OptionalText()
  @IsMoment()
  to?: string;

  @OptionalText()
  @IsMoment()
  onSaleFrom?: string;

  @OptionalText()
  @IsMoment()
  onSaleTo?: string;

  @OptionalNumber()
  @Min(0)
  @Max(MAX_PRICE_MINOR)
  priceMax?: number;

  @OptionalText()
  @IsIn(['date', 'relevance', 'on-sale'])
  sort?: 'date' | 'relevance' | 'on-sale';

  @OptionalNumber()
  @Min(1)
  @Max(MAX_LIMIT)
  limit?: number;

  @OptionalText()
  @MaxLength(MAX_CURSOR)
  cursor?: string;
}
