import { seatGroups } from './seat-groups.rules.js';

const seat = (section: string, row: string, label: string) => ({ section, row, seat: label });

describe('seats said together', () => {
  it.each([
    [[seat('Stalls', 'F', '14')], 'Stalls, row F, seat 14'],
    [[seat('Stalls', 'F', '14'), seat('Stalls', 'F', '15')], 'Stalls, row F, seats 14 and 15'],
    [
      [
        seat('Stalls', 'F', '1'),
        seat('Stalls', 'G', '2'),
        seat('Stalls', 'F', '2'),
        seat('Stalls', 'F', '3'),
      ],
      'Stalls, row F, seats 1, 2 and 3; Stalls, row G, seat 2',
    ],
    [[seat('Floor', '', ''), seat('Floor', '', '')], '2 places, Floor'],
    [[seat('Floor', '', '')], 'Floor'],
    [[], ''],
  ])('%j', (places, words) => expect(seatGroups(places)).toBe(words));
});
