import { IsIn } from 'class-validator';
import { IsLine } from '../../platform/web/form-rules.js';
import type { ApiRole } from '../access/api-tokens.js';

const MAX_NAME_LENGTH = 64;

export class ApiTokenForm {
  /** As the audit log and the door's answers name it. */
  @IsLine(MAX_NAME_LENGTH)
  name: string;

  @IsIn(['admin', 'door'])
  role: ApiRole;
}
