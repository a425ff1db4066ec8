import { IsEmail, MaxLength } from 'class-validator';

const MAX_EMAIL = 254;

export class RegistrationForm {
  @IsEmail()
  @MaxLength(MAX_EMAIL)
  email: string;
}
