import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { invalidRequest, notFound } from '../../platform/general-problems.js';
import { Describe, object } from '../../platform/openapi/index.js';
import { noRegistration } from '../../queue/index.js';
import { Catalogue } from '../catalogue.service.js';
import { RegistrationMails } from '../mails/registration-mails.js';
import { MAIL_LIMIT } from './mail-limit.js';
import { RegistrationForm } from './registrations.forms.js';

/** Joining a queue by e-mail, for programs: the page does the same. */
@Controller('api/v1/performances/:id/queue-registrations')
export class RegistrationsController {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly mails: RegistrationMails,
  ) {}

  @Post()
  @HttpCode(202)
  @RouteConfig(MAIL_LIMIT)
  @Describe({
    summary: 'Ask for the link that joins a queue by e-mail',
    description:
      'The answer is the same for every address. One mail to an address in ten minutes. Opening the link joins, and so ' +
      'does its `proof`, sent to `queue-entries`.',
    answers: { 202: object({}) },
    refuses: [invalidRequest, notFound, noRegistration],
  })
  async ask(@Param('id') id: string, @Body() { email }: RegistrationForm): Promise<object> {
    await this.mails.send((await this.catalogue.staging(id)).performance, email);
    return {};
  }
}
