import { Body, Controller, Get, Param, Post, Req, Res, UseFilters } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type SeatingPlan, SeatingPlansService } from '../../inventory/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { invalidRequest } from '../../platform/general-problems.js';
import { DomainError } from '../../platform/problem.js';
import { SeatingPlanUpload } from '../api/seating-plan-upload.service.js';
import { SignedIn, SignInFilter } from '../sign-in/admin-page.guard.js';
import type { Admin } from '../access/admins.js';
import type { SeatingPlansView, SeatingPlanView } from '../views/house.view.js';
import { attempt } from './checked-form.js';
import { type FieldProblem, type FormBody, problemsIn, textIn } from './form-body.rules.js';
import { frame } from './frame.js';
import { planDrawing } from './plan-drawing.page.js';

/** Drawing a plan means reading it whole, so not too many at once. */
const PLANS_SHOWN = 30;
const ACCESSIBLE = 1;
const COMPANION = 2;
const RESTRICTED = 4;

@Controller('admin/seating-plans')
@UseFilters(SignInFilter)
export class SeatingPlanPagesController {
  constructor(
    private readonly plans: SeatingPlansService,
    private readonly upload: SeatingPlanUpload,
    private readonly clock: Clock,
  ) {}

  @Get()
  async list(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await reply.view('admin/seating-plans', await this.listPage(request, [], {}));
  }

  @Post()
  async load(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @SignedIn() admin: Admin,
  ): Promise<void> {
    await this.store(request, reply, admin, () => documentIn(request));
  }

  @Post('generated')
  async generate(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @SignedIn() admin: Admin,
    @Body() body: FormBody | undefined,
  ): Promise<void> {
    await this.store(request, reply, admin, () => generatedPlan(body ?? {}));
  }

  @Get(':id')
  async show(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const plan = await this.plans.get(id);
    const view: SeatingPlanView = {
      ...frame(request, plan.name, 'plans'),
      name: plan.name,
      seats: plan.seats.length,
      rowCount: plan.rows.length,
      createdAt: createdAt(id, this.clock),
      zone: 'UTC',
      drawing: planDrawing(plan),
      ...figures(plan),
    };
    await reply.view('admin/seating-plan', view);
  }

  private async store(
    request: FastifyRequest,
    reply: FastifyReply,
    admin: Admin,
    read: () => unknown,
  ): Promise<void> {
    const outcome = await attempt(async () => this.upload.store(admin.email, read()));
    if ('value' in outcome) {
      await reply.redirect(`/admin/seating-plans/${outcome.value.id}?done=loaded`, 303);
      return;
    }
    const typed = request.upload === undefined ? ((request.body as FormBody | undefined) ?? {}) : {};
    const page = await this.listPage(request, problemsIn(outcome.refusal), typed);
    await reply.code(422).view('admin/seating-plans', page);
  }

  private async listPage(
    request: FastifyRequest,
    problems: FieldProblem[],
    typed: FormBody,
  ): Promise<SeatingPlansView> {
    const { items } = await this.plans.list({ limit: PLANS_SHOWN });
    const plans = [];
    for (const { id, name, seats } of items) {
      const plan = await this.plans.get(id);
      const href = `/admin/seating-plans/${id}`;
      plans.push({ href, name, seats, sections: plan.sections.length, drawing: planDrawing(plan) });
    }
    const field = (name: string, usual: string) => ({ value: textIn(typed, name) || usual, error: null });
    return {
      ...frame(request, 'Seating plans', 'plans'),
      problems,
      plans,
      generator: {
        name: field('name', ''),
        sections: field('sections', '4'),
        rows: field('rows', '12'),
        seatsPerRow: field('seatsPerRow', '20'),
        category: field('category', 'Standard'),
      },
    };
  }
}

function documentIn({ upload }: FastifyRequest): unknown {
  try {
    return JSON.parse(upload?.content.toString('utf8') ?? '');
  } catch (error) {
    const message = `is not JSON: ${(error as Error).message}`;
    throw new DomainError(invalidRequest, { extra: { errors: [{ path: upload?.name ?? 'file', message }] } });
  }
}

function generatedPlan(body: FormBody): unknown {
  const number = (name: string): number => Number(textIn(body, name));
  const count = Math.min(Math.max(0, Math.trunc(number('sections')) || 0), 200);
  const category = textIn(body, 'category');
  const sections = Array.from({ length: count }, (_, i) => ({
    name: `Section ${i + 1}`,
    rows: number('rows'),
    seatsPerRow: number('seatsPerRow'),
    category,
  }));
  return { name: textIn(body, 'name'), sections };
}

/** The time is in the id itself: its first 48 bits are milliseconds (UUIDv7, RFC 9562). */
function createdAt(id: string, clock: Clock): string {
  const ms = Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);
  return (Number.isFinite(ms) ? new Date(ms) : clock.now()).toISOString();
}

function figures(plan: SeatingPlan): Pick<SeatingPlanView, 'categories' | 'sections' | 'access'> {
  const count = (isCounted: (seat: SeatingPlan['seats'][number]) => boolean): number =>
    plan.seats.filter(isCounted).length;
  return {
    categories: plan.categories.map((name, index) => ({
      name,
      seats: count(seat => seat.categoryIndex === index),
    })),
    sections: plan.sections.map(({ name }, index) => ({
      name,
      seats: count(seat => seat.sectionIndex === index),
    })),
    access: [
      { name: 'Wheelchair places', seats: count(({ flags }) => (flags & ACCESSIBLE) !== 0) },
      { name: 'Companion seats', seats: count(({ flags }) => (flags & COMPANION) !== 0) },
      { name: 'Restricted view', seats: count(({ flags }) => (flags & RESTRICTED) !== 0) },
    ],
  };
}
