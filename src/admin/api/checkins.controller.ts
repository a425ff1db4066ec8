import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { TicketsService } from '../../tickets/index.js';
import { Actor } from '../access/api-token.guard.js';
import { CheckInForm } from './bookings.forms.js';

@Controller('api/v1/checkins')
export class CheckInsController {
  constructor(private readonly tickets: TicketsService) {}

  @Post()
  @HttpCode(200)
  async checkIn(@Body() form: CheckInForm, @Actor() actor: string) {
    const { ticketId, reference, seat, at } = await this.tickets.checkIn(
      form.code,
      form.door ?? actor.replace(/^token:/, ''),
    );
    return { ticketId, reference, seat, at: at.toISOString() };
  }
}
