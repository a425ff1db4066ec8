import { Type } from 'class-transformer';
import { IsEmail, IsNotEmpty, IsString, Matches, MaxLength } from 'class-validator';
import { IsForm } from '../../platform/web/form-rules.js';

const MAX_NAME_LENGTH = 120;
const MAX_EMAIL_LENGTH = 254;
const MAX_ID_LENGTH = 64;

export class BuyerForm {
  /** One line: a line break in a name would be a header in a mail. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(MAX_NAME_LENGTH)
  @Matches(/^[^\p{Cc}]*$/u, { message: 'name must not contain control characters' })
  name: string;

  @IsEmail()
  @MaxLength(MAX_EMAIL_LENGTH)
  email: string;
}

export class CheckoutForm {
  @IsString()
  @MaxLength(MAX_ID_LENGTH)
  holdId: string;

  @IsForm()
  @Type(() => BuyerForm)
  buyer: BuyerForm;

  @IsString()
  @IsNotEmpty()
  @MaxLength(MAX_ID_LENGTH)
  paymentMethod: string;
}
