import { onSale, seatedTiers, type DemoEvent } from './demo-event.js';

export const demoStage: readonly DemoEvent[] = [
  {
    key: 'night-mail',
    name: 'The Night Mail',
    attraction: 'Kanalufer Ensemble',
    genre: 'Drama',
    description: `A train, a winter night, nine passengers and one letter that none of them wrote. Over two hours the letter passes from hand to hand, and every time it is read aloud it says something else.

The play was written for these nine actors and is never quite the same: before each evening the audience draws the order in which the letter travels. It has been running for two seasons and was voted the city's best new play by the people who sell its tickets.`,
    details: {
      'Age advice': '12 and over',
      'Running time': '2 hours 5 minutes, one interval',
      Language: 'German with English surtitles; in English on Wednesdays',
      Accessibility:
        'Audio description on the second evening, hearing loop, wheelchair places on every level',
      'Late arrival': 'Only in the interval, since the carriage is locked',
    },
    cancellableUntilHoursBefore: 24,
    venue: 'kanalufer',
    currency: 'EUR',
    tiers: seatedTiers(
      ['Premium', 6_800, 500],
      ['Stalls', 5_200, 400],
      ['Dress circle', 4_400, 400],
      ['Balcony', 2_600, 250],
      ['Balcony, restricted view', 1_400, 150],
    ),
    areas: [],
    seatsPerHold: 8,
    seatsPerShopper: 8,
    orphanRule: 'strict',
    performances: [
      onSale(2, '19:30', '18:45', 0.85),
      onSale(3, '19:30', '18:45', 0.6),
      onSale(5, '16:00', '15:15', 0.3),
      onSale(5, '20:00', '19:15', 0.75),
      onSale(9, '19:30', '18:45', 0.25),
      onSale(10, '19:30', '18:45', 0.1),
    ],
  },
  {
    key: 'nine-hundred-doors',
    name: 'Nine Hundred Doors',
    attraction: 'Companhia do Cais',
    genre: 'Opera',
    description: `A locksmith is called to a house where every door leads to another year. Nine Hundred Doors is an opera in three acts for eight singers, a children's choir and an orchestra that walks through the audience once, in the second act, in the dark.

The composer, Amália Teles, was nineteen when she began it and finished it at thirty-one. This is its first production; the set has forty-one doors, and the rest you will have to hear.`,
    details: {
      'Age advice': '10 and over',
      'Running time': '2 hours 50 minutes, two intervals',
      Language: 'Sung in Portuguese, surtitles in Portuguese and English',
      Introduction: 'Free talk in the foyer, 45 minutes before the start',
      Accessibility: 'Touch tour of the set on request, wheelchair places on every level',
    },
    venue: 'opera-do-cais',
    currency: 'EUR',
    tiers: seatedTiers(
      ['Premium', 9_500, 700],
      ['Stalls', 7_200, 600],
      ['Dress circle', 5_800, 500],
      ['Balcony', 2_800, 300],
      ['Balcony, restricted view', 1_200, 150],
    ),
    areas: [],
    seatsPerHold: 6,
    seatsPerShopper: 6,
    orphanRule: 'lenient',
    performances: [
      onSale(28, '19:00', '18:00', 0.5),
      onSale(30, '19:00', '18:00', 0.35),
      onSale(33, '17:00', '16:00', 0.15),
    ],
  },
  {
    key: 'salt',
    name: 'Salt',
    attraction: 'Ballet Meridian',
    genre: 'Dance',
    description: `Two tonnes of salt fall on the stage in the course of an evening, slowly at first. Fourteen dancers draw in it, erase what the others drew, and carry it out into the foyer on their shoes.

Ballet Meridian has no soloists: the parts are drawn by lot an hour before the start, and everybody knows all of them. The music is played live by a string quartet and a man with a shovel.`,
    details: {
      'Age advice': '6 and over',
      'Running time': '80 minutes, no interval',
      Language: 'Without words',
      Accessibility:
        'Suitable without sight of text; wheelchair places on every level; front rows may get salty',
      'After the performance': 'Talk with the dancers on the second evening',
    },
    venue: 'pakhuis',
    currency: 'EUR',
    tiers: seatedTiers(
      ['Premium', 5_900, 450],
      ['Stalls', 4_700, 400],
      ['Dress circle', 3_900, 350],
      ['Balcony', 2_600, 300],
      ['Balcony, restricted view', 1_600, 200],
    ),
    areas: [],
    seatsPerHold: 6,
    seatsPerShopper: 6,
    orphanRule: 'lenient',
    performances: [onSale(3, '20:15', '19:30', 0.9), onSale(4, '20:15', '19:30', 0.45)],
  },
];
