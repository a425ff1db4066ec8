import { isMoment } from '../discovery/moment.rules.js';

const MAX_TEXT = 100;
const MAX_CURSOR = 400;
const DAY_LENGTH = 10;

const SORTS = ['date', 'relevance', 'on-sale'] as const;
export type Sort = (typeof SORTS)[number];

/** What the address of the front page asks for. Empty means: not asked for. */
export interface HomeQuery {
  q: string;
  city: string;
  genre: string;
  /** `YYYY-MM-DD` */
  from: string;
  to: string;
  sort: Sort | '';
  cursor: string;
}

/** Reads an address leniently: a link with a mistake in it, or with a stranger's parameters, still shows events. */
export function readHomeQuery(query: Readonly<Record<string, unknown>>): HomeQuery {
  const text = (name: string, longest = MAX_TEXT): string => {
    const value = query[name];
    return typeof value === 'string'
      ? value
          .replace(/\p{Cc}/gu, ' ')
          .trim()
          .slice(0, longest)
      : '';
  };
  const day = (name: string): string => {
    const value = text(name);
    return value.length === DAY_LENGTH && isMoment(value) ? value : '';
  };
  return {
    q: text('q'),
    city: text('city'),
    genre: text('genre'),
    from: day('from'),
    to: day('to'),
    sort: SORTS.find(sort => sort === query['sort']) ?? '',
    cursor: text('cursor', MAX_CURSOR),
  };
}

/** Whether anything was asked for. */
export function isFiltered({ q, city, genre, from, to, sort, cursor }: HomeQuery): boolean {
  return [q, city, genre, from, to, sort, cursor].some(value => value !== '');
}

/** The address of this question with some of it changed; a page number belongs to the question it was asked in. */
export function homeHref(query: HomeQuery, change: Partial<HomeQuery>): string {
  const next = { ...query, cursor: '', ...change };
  const pairs = Object.entries(next).filter(([, value]) => value !== '');
  return pairs.length === 0 ? '/' : `/?${new URLSearchParams(pairs).toString()}`;
}
