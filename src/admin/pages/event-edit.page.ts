import type { Event } from '../../events/index.js';
import { artworkUrl } from '../../storefront/index.js';
import type { EventEditView } from '../views/events.view.js';
import type { AdminPageView, ChecklistView } from '../views/shell.view.js';
import { errorFor, type FieldProblem, type FormBody, textIn, textsIn } from './form-body.rules.js';
import type { PerformanceRow } from './listing.service.js';
import { eventState, performanceState } from './performance-words.rules.js';

export interface SavedEvent {
  event: Event;
  attraction: string;
}

export interface EventInput {
  name: string;
  attraction: string;
  genre: string;
  description: string;
  details: { term: string; words: string }[];
}

interface Content {
  frame: AdminPageView;
  saved: SavedEvent | null;
  input: EventInput;
  problems: FieldProblem[];
  attractions: string[];
  genres: string[];
  performances: PerformanceRow[];
  now: Date;
}

/** Empty pairs at the end, for more. */
const BLANK_PAIRS = 2;

export function typedEvent(body: FormBody): EventInput {
  const words = textsIn(body, 'detailWords');
  return {
    name: textIn(body, 'name'),
    attraction: textIn(body, 'attraction'),
    genre: textIn(body, 'genre'),
    description: textIn(body, 'description').replace(/\r\n/g, '\n'),
    details: textsIn(body, 'detailTerm').map((term, i) => ({ term, words: words[i] ?? '' })),
  };
}

export function eventEditPage(content: Content): EventEditView {
  const { frame, saved, input, problems, performances, now } = content;
  const event = saved?.event;
  const field = (name: 'name' | 'attraction' | 'genre' | 'description') => ({
    value: input[name],
    error: errorFor(problems, name),
  });
  const blanks = Array.from({ length: BLANK_PAIRS }, () => ({ term: '', words: '' }));
  const pairs = [...input.details.filter(({ term, words }) => term !== '' || words !== ''), ...blanks];
  const drawn = saved === null ? null : { ...saved.event, attraction: saved.attraction };
  return {
    ...frame,
    heading: event?.name ?? 'New event',
    state: event === undefined ? null : eventState(event),
    savedWords:
      event === undefined ? '' : `saved ${event.updatedAt.toISOString().slice(0, 16).replace('T', ' ')} UTC`,
    previewHref: event !== undefined && event.status !== 'draft' ? `/events/${event.slug}` : null,
    action: event === undefined ? '/admin/events/new' : `/admin/events/${event.id}`,
    isSaved: event !== undefined,
    errors: problems.map(({ path, message }) => ({ field: path, message })),
    fields: {
      name: field('name'),
      attraction: field('attraction'),
      genre: field('genre'),
      description: field('description'),
    },
    attractions: content.attractions,
    genres: content.genres,
    art: drawn === null ? null : artworkUrl(drawn, 'wide'),
    palettes: [{ value: '', label: 'Chosen from the name', selected: true }],
    details: pairs.map((pair, i) => ({ nth: i + 1, ...pair })),
    newPerformanceHref: event === undefined ? '' : `/admin/events/${event.id}/performances/new`,
    performances: performances.map(row => ({
      href: `/admin/performances/${row.id}/edit`,
      startsAt: row.startsAt.toISOString(),
      zone: row.zone,
      place: row.place,
      state: performanceState(row, now),
      sold: row.sold,
      places: row.places,
    })),
    checklist: checklist(content),
    deleteAction: event?.status === 'draft' ? `/admin/events/${event.id}/deletion` : null,
  };
}

function checklist({ saved, input, performances }: Content): ChecklistView {
  const items = [
    { words: 'Name and genre', href: '#p-text', isDone: saved !== null },
    { words: 'A text for fans', href: '#p-text', isDone: input.description !== '' },
    { words: 'A date', href: '#p-dates', isDone: performances.length > 0 },
    { words: 'A date on sale', href: '#p-dates', isDone: performances.some(row => row.publishedAt !== null) },
  ];
  return {
    heading: 'This event',
    done: items.filter(({ isDone }) => isDone).length,
    items,
    action: null,
    button: '',
    isReady: false,
    note: 'The event is published with its first date.',
  };
}
