import { PartialType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { IsCountryCode, IsLine, IsText, IsTimeZoneName } from '../../platform/web/form-rules.js';

const NAME = 200;
const SHORT_NAME = 100;
const DESCRIPTION = 20_000;
const MAX_PAGE = 100;
const DEFAULT_PAGE = 50;
/** A field that PATCH may leave out may still not be null. */
const PARTIAL = { skipNullProperties: false };

export class PageQuery {
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MAX_PAGE)
  limit: number = DEFAULT_PAGE;

  @IsOptional()
  @IsUUID()
  cursor?: string;
}

export class AuditQuery {
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MAX_PAGE)
  limit: number = DEFAULT_PAGE;

  @IsOptional()
  @IsString()
  @Matches(/^\d{1,18}$/)
  cursor?: string;

  @IsOptional()
  @IsString()
  @MaxLength(SHORT_NAME)
  q?: string;
}

export class BookingsQuery extends PageQuery {
  @IsOptional()
  @IsUUID()
  performanceId?: string;

  @IsOptional()
  @IsString()
  @MaxLength(SHORT_NAME)
  q?: string;
}

export class VenueForm {
  @IsLine(NAME)
  name: string;

  @IsLine(SHORT_NAME)
  city: string;

  @IsCountryCode()
  country: string;

  @IsTimeZoneName()
  timeZone: string;
}

export class VenueChangesForm extends PartialType(VenueForm, PARTIAL) {}

export class AttractionForm {
  @IsLine(NAME)
  name: string;

  @IsLine(SHORT_NAME)
  genre: string;
}

export class AttractionChangesForm extends PartialType(AttractionForm, PARTIAL) {}

export class EventForm {
  @IsLine(NAME)
  name: string;

  @IsUUID()
  attractionId: string;

  @IsLine(SHORT_NAME)
  genre: string;

  @IsText(DESCRIPTION)
  description: string = '';

  @IsObject()
  details: Record<string, unknown> = {};
}

export class EventChangesForm extends PartialType(EventForm, PARTIAL) {}

/** The office's page about an event: the attraction goes by its name. */
export class EventFieldsForm {
  @IsLine(NAME)
  name: string;

  @IsLine(NAME)
  attraction: string;

  @IsLine(SHORT_NAME)
  genre: string;

  @IsText(DESCRIPTION)
  description: string;

  @IsObject()
  details: Record<string, unknown>;
}

export class EventsQuery extends PageQuery {
  @IsOptional()
  @IsString()
  @MaxLength(SHORT_NAME)
  q?: string;

  @IsOptional()
  @IsIn(['', 'draft', 'published', 'cancelled'])
  status?: string;
}
