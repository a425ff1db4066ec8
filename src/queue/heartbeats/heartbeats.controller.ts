import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { Describe } from '../../platform/openapi/index.js';
import { entryInvalid } from '../queue.problems.js';
import { HeartbeatForm } from './heartbeats.form.js';
import { HeartbeatsService } from './heartbeats.js';

@Controller('api/v1')
export class HeartbeatsController {
  constructor(private readonly heartbeats: HeartbeatsService) {}

  @Post('performances/:id/queue-heartbeats')
  @HttpCode(204)
  @Describe({
    summary: 'Say that one still waits',
    description:
      'For entries whose index is a multiple of `heartbeatEvery` in the sale’s line of the now-serving document, about ' +
      'every 25 seconds while they wait. It makes the told times more exact and changes no place.',
    answers: { 204: null },
    refuses: [entryInvalid],
  })
  hear(@Param('id') id: string, @Body() { entry }: HeartbeatForm): void {
    this.heartbeats.hear(id, entry);
  }
}
