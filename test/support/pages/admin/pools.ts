import type { PoolsView } from '../../../../src/admin/views/pools.view.js';
import { adminShell } from '../../../../src/admin/views/shell.view.js';
import { WHO } from './events.js';

const sale = (name: string, weight: string, share: string, inside: string) => ({
  ...{ href: '/admin/performances/p1', name, weight, share, inside },
});

export const pools: PoolsView = {
  ...adminShell({ title: 'Pools', here: 'events', who: WHO }),
  pools: [
    {
      ...{ nth: 1, name: 'house', capacity: 800 },
      sales: [
        sale('Hollow Coast', '1', '560', '560'),
        sale('Ilse Marrow: Tidewrack', '1', '180', '171'),
        sale('Arata Trio', '2', '60', '42'),
      ],
    },
  ],
  errors: [{ field: 'capacity', message: 'Enter a whole number of shoppers from 1 to 1,000,000.' }],
  fields: {
    name: { value: 'annex', error: null },
    capacity: { value: '0', error: 'Enter a whole number of shoppers from 1 to 1,000,000.' },
  },
};
