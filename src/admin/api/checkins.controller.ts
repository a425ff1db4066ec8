import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { TicketsService } from '../../tickets/index.js';
import { Describe } from '../../platform/openapi/index.js';
import { notFound } from '../../platform/general-problems.js';
import { ticketCancelled, ticketUsed } from '../../tickets/index.js';
import { Actor } from '../access/api-token.guard.js';
import { CheckInForm } from './bookings.forms.js';

import { checkInSchema } from './admin.schemas.js';
@Controller('api/v1/checkins')
export class CheckInsController {
  constructor(private readonly tickets: TicketsService) {}

  @Post()
  @Describe({
    summary: 'Accept a ticket at the door, once',
    answers: { 200: checkInSchema },
    refuses: [notFound, ticketUsed, ticketCancelled],
  })
  @HttpCode(200)
  async checkIn(@Body() form: CheckInForm, @Actor() actor: string) {
    const { ticketId, reference, seat, at } = await this.tickets.checkIn(
      form.code,
      form.door ?? actor.replace(/^token:/, ''),
    );
    return { ticketId, reference, seat, at: at.toISOString() };
  }
}
