import { applyDecorators } from '@nestjs/common';
import {
  IsISO8601,
  IsObject,
  IsString,
  Matches,
  MaxLength,
  MinLength,
  ValidateBy,
  ValidateIf,
  ValidateNested,
} from 'class-validator';

const RFC3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/** The field may be left out. A null is a value, and is refused like any other of the wrong type. */
export function MayBeAbsent(): PropertyDecorator {
  return ValidateIf((_form: object, value: unknown) => value !== undefined);
}

/** One form inside another. A list of forms, even an empty one, is no form. */
export function IsForm(): PropertyDecorator {
  return applyDecorators(IsObject(), ValidateNested());
}

/** One line of text that says something: not blank, no control characters, which could become a header elsewhere. */
export function IsLine(maxLength: number): PropertyDecorator {
  return applyDecorators(
    IsString(),
    MinLength(1),
    MaxLength(maxLength),
    Matches(/^[^\p{Cc}]*[^\p{Cc}\s][^\p{Cc}]*$/u, {
      message: '$property must be one line of text, and not blank',
    }),
  );
}

/** Text of several lines; the only control characters are line ends and tabs. */
export function IsText(maxLength: number): PropertyDecorator {
  return applyDecorators(
    IsString(),
    MaxLength(maxLength),
    Matches(/^([^\p{Cc}]|[\n\r\t])*$/u, { message: '$property must not contain control characters' }),
  );
}

/** RFC 3339 with its offset, e.g. 2026-05-01T19:30:00Z. */
export function IsMoment(): PropertyDecorator {
  return applyDecorators(
    IsISO8601({ strict: true }, { message: '$property must be a time like 2026-05-01T19:30:00Z' }),
    Matches(RFC3339, { message: '$property must be a time like 2026-05-01T19:30:00Z' }),
  );
}

function isTimeZone(value: unknown): boolean {
  if (typeof value !== 'string' || !/^[A-Z][\w+/-]*$/i.test(value)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: value });
    return true;
  } catch {
    return false;
  }
}

/** An IANA name. */
export function IsTimeZoneName(): PropertyDecorator {
  return ValidateBy({
    name: 'isTimeZoneName',
    validator: {
      validate: isTimeZone,
      defaultMessage: () => '$property must be a time zone like Europe/London',
    },
  });
}

const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
const UNKNOWN_REGION = 'ZZ';

function isCountry(value: unknown): boolean {
  if (typeof value !== 'string' || !/^[A-Z]{2}$/.test(value) || value === UNKNOWN_REGION) return false;
  return regions.of(value) !== undefined;
}

/** An ISO 3166-1 alpha-2 code. */
export function IsCountryCode(): PropertyDecorator {
  return ValidateBy({
    name: 'isCountryCode',
    validator: { validate: isCountry, defaultMessage: () => '$property must be a country code like GB' },
  });
}
