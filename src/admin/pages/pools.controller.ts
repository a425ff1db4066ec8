import { Body, Controller, Get, Post, Req, Res, UseFilters } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PoolsService } from '../../queue/index.js';
import type { Admin } from '../access/admins.js';
import { QueuePoolForm } from '../api/queue.forms.js';
import { QueueDesk } from '../control/queue-desk.service.js';
import { SignedIn, SignInFilter } from '../sign-in/admin-page.guard.js';
import type { PoolsView } from '../views/pools.view.js';
import { attempt, checkedForm } from './checked-form.js';
import { type FormBody, textIn } from './form-body.rules.js';
import { frame } from './frame.js';
import { ListingService } from './listing.service.js';

const NAME = /^[\p{L}\p{N}][\p{L}\p{N} _-]{0,63}$/u;
const WRONG = {
  name: 'Give it a name of letters, digits, spaces and hyphens.',
  capacity: 'Enter a whole number of shoppers from 1 to 1,000,000.',
};

@Controller('admin/pools')
@UseFilters(SignInFilter)
export class PoolPagesController {
  constructor(
    private readonly pools: PoolsService,
    private readonly desk: QueueDesk,
    private readonly listing: ListingService,
  ) {}

  @Get()
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.page(request, reply, {}, []);
  }

  @Post()
  async put(
    @Body() body: FormBody | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @SignedIn() admin: Admin,
  ): Promise<void> {
    const fields = body ?? {};
    const name = textIn(fields, 'name');
    const form = await attempt(() =>
      checkedForm(QueuePoolForm, { capacity: Number(textIn(fields, 'capacity')) }),
    );
    const wrong = [
      ...(NAME.test(name) ? [] : ['name' as const]),
      ...('value' in form ? [] : ['capacity' as const]),
    ];
    if (wrong.length > 0 || !('value' in form)) {
      await this.page(request, reply.code(422), fields, wrong);
      return;
    }
    await this.desk.putPool(admin.email, { name, capacity: form.value.capacity });
    await reply.redirect('/admin/pools?done=saved', 303);
  }

  private async page(
    request: FastifyRequest,
    reply: FastifyReply,
    typed: FormBody,
    wrong: (keyof typeof WRONG)[],
  ): Promise<void> {
    const field = (name: keyof typeof WRONG) => ({
      value: textIn(typed, name),
      error: wrong.includes(name) ? WRONG[name] : null,
    });
    const pools = await this.pools.figures();
    const view: PoolsView = {
      ...frame(request, 'Pools', 'events'),
      pools: await Promise.all(
        pools.map(async ({ name, capacity, sales }, i) => ({
          ...{ nth: i + 1, name, capacity },
          sales: await Promise.all(
            sales.map(async ({ performanceId, weight, share, inside }) => ({
              href: `/admin/performances/${performanceId}`,
              name: (await this.listing.performance(performanceId))?.name ?? performanceId,
              ...{ weight: String(weight), share: String(share ?? 0), inside: String(inside) },
            })),
          ),
        })),
      ),
      errors: wrong.map(name => ({ field: name, message: WRONG[name] })),
      fields: { name: field('name'), capacity: field('capacity') },
    };
    await reply.view('admin/pools', view);
  }
}
