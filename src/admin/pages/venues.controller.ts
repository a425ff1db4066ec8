import { Body, Controller, Get, Post, Req, Res, UseFilters } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { VenuesService } from '../../events/index.js';
import type { Admin } from '../access/admins.js';
import { VenueForm } from '../api/catalogue.forms.js';
import { AdminActs } from '../audit/admin-acts.js';
import { SignedIn, SignInFilter } from '../sign-in/admin-page.guard.js';
import type { VenuesView } from '../views/house.view.js';
import { attempt, checkedForm } from './checked-form.js';
import { errorFor, type FieldProblem, type FormBody, problemsIn, textIn } from './form-body.rules.js';
import { frame } from './frame.js';

const VENUES_SHOWN = 100;
const USUAL_ZONE = 'Europe/London';

@Controller('admin/venues')
@UseFilters(SignInFilter)
export class VenuePagesController {
  constructor(
    private readonly venues: VenuesService,
    private readonly acts: AdminActs,
  ) {}

  @Get()
  async list(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await reply.view('admin/venues', await this.page(request, {}, []));
  }

  @Post()
  async add(
    @Body() body: FormBody | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @SignedIn() admin: Admin,
  ): Promise<void> {
    const typed = body ?? {};
    const outcome = await attempt(async () => {
      const form = await checkedForm(VenueForm, {
        name: textIn(typed, 'name'),
        city: textIn(typed, 'city'),
        country: textIn(typed, 'country').toUpperCase(),
        timeZone: textIn(typed, 'timeZone'),
      });
      await this.acts.run({ actor: admin.email, action: 'venue.created', detail: { ...form } }, tx =>
        this.venues.create(tx, { ...form }),
      );
    });
    if ('value' in outcome) await reply.redirect('/admin/venues?done=saved', 303);
    else {
      const page = await this.page(request, typed, problemsIn(outcome.refusal));
      await reply.code(422).view('admin/venues', page);
    }
  }

  private async page(
    request: FastifyRequest,
    typed: FormBody,
    problems: FieldProblem[],
  ): Promise<VenuesView> {
    const { items } = await this.venues.list({ limit: VENUES_SHOWN });
    const field = (name: string) => ({ value: textIn(typed, name), error: errorFor(problems, name) });
    const chosen = textIn(typed, 'timeZone') || USUAL_ZONE;
    return {
      ...frame(request, 'Venues', 'venues'),
      errors: problems.map(({ path, message }) => ({ field: path, message })),
      venues: items.map(({ name, city, country, timeZone }) => ({ name, city, country, timeZone })),
      fields: {
        name: field('name'),
        city: field('city'),
        country: field('country'),
        timeZone: { error: errorFor(problems, 'timeZone') },
      },
      timeZones: Intl.supportedValuesOf('timeZone').map(zone => ({
        value: zone,
        label: zone,
        selected: zone === chosen,
      })),
    };
  }
}
