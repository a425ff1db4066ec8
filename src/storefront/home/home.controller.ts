import { Controller, Get, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { EventSearch } from '../../events/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { isUnavailable } from '../../platform/database/index.js';
import { Discovery } from '../discovery/discovery.service.js';
import { readMoment } from '../discovery/moment.rules.js';
import { allowCaching, forbidCaching } from '../public-answer.js';
import { nextMoment } from '../public-cache.rules.js';
import { type HomeQuery, isFiltered, readHomeQuery } from './home-query.rules.js';
import { homeInTrouble, homePage } from './home.page.js';

const PAGE_SIZE = 24;
const SOON_SIZE = 4;

@Controller()
export class HomeController {
  constructor(
    private readonly discovery: Discovery,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(@Query() parameters: Record<string, unknown>, @Res() reply: FastifyReply): Promise<void> {
    const query = readHomeQuery(parameters);
    try {
      await this.answer(query, reply);
    } catch (error) {
      if (!isUnavailable(error)) throw error;
      forbidCaching(reply);
      await reply.code(503).view('storefront/home', homeInTrouble(query));
    }
  }

  private async answer(query: HomeQuery, reply: FastifyReply): Promise<void> {
    const now = this.clock.now();
    const everything: EventSearch = { sort: 'date', from: now, limit: PAGE_SIZE };
    const all = await this.discovery.find(everything);
    const [results, soon] = isFiltered(query)
      ? [await this.discovery.find(searchOf(query, now)), NOTHING]
      : [
          all,
          await this.discovery.find({ ...everything, onSaleFrom: now, sort: 'on-sale', limit: SOON_SIZE }),
        ];
    const changes = [...all.changes, ...results.changes, ...soon.changes];
    allowCaching(reply, { now, nextChangeAt: nextMoment(now, changes), surrogateKeys: ['events'] });
    await reply.view('storefront/home', homePage({ query, results, all, soon, now }));
  }
}

const NOTHING = {
  items: [],
  nextCursor: null,
  facets: { cities: [], countries: [], genres: [] },
  changes: [],
};

function searchOf({ q, city, genre, from, to, sort, cursor }: HomeQuery, now: Date): EventSearch {
  const some = (text: string): string | undefined => (text === '' ? undefined : text);
  const beginning = readMoment(some(from), 'beginning');
  return {
    ...{ q: some(q), city: some(city), genre: some(genre), cursor: some(cursor), limit: PAGE_SIZE },
    from: beginning === undefined || beginning < now ? now : beginning,
    to: readMoment(some(to), 'end'),
    // Whoever sorts by the beginning of the sale wants those that are still to begin.
    ...(sort === 'on-sale' ? { onSaleFrom: now } : {}),
    sort: sort !== '' ? sort : q === '' ? 'date' : 'relevance',
  };
}
