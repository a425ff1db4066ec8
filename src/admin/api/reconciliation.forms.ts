import { IsIn } from 'class-validator';
import { IsLine, MayBeAbsent } from '../../platform/web/form-rules.js';
import { PageQuery } from './catalogue.forms.js';

const MAX_NOTE_LENGTH = 500;

export class BreaksQuery extends PageQuery {
  @MayBeAbsent()
  @IsIn(['open', 'resolved'])
  status?: 'open' | 'resolved';
}

export class ResolutionForm {
  /** What was found out and done. */
  @IsLine(MAX_NOTE_LENGTH)
  note: string;
}
