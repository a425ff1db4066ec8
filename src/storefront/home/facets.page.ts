import type { EventFacets } from '../../events/index.js';
import type { FacetView } from '../views/home.view.js';
import { homeHref, type HomeQuery } from './home-query.rules.js';

const MOST_VALUES = 8;

/** Cities and genres of what was found, each a link that narrows the search or takes the narrowing away. */
export function facetViews(query: HomeQuery, { cities, genres }: EventFacets): FacetView[] {
  const facet = (name: string, key: 'city' | 'genre', values: EventFacets['cities']): FacetView => ({
    name,
    values: values.slice(0, MOST_VALUES).map(({ value, count }) => {
      const isOn = query[key].toLowerCase() === value.toLowerCase();
      return { href: homeHref(query, { [key]: isOn ? '' : value }), label: value, count, isOn };
    }),
  });
  return [facet('City', 'city', cities), facet('Genre', 'genre', genres)].filter(
    ({ values }) => values.length > 1 || values.some(value => value.isOn),
  );
}
