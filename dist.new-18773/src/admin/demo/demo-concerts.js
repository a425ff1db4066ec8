import { onSale, seatedTiers } from './demo-event.js';
export const demoConcerts = [
    {
        key: 'tidewrack',
        name: 'Tidewrack',
        attraction: 'Ilse Marrow',
        genre: 'Folk',
        description: `Ilse Marrow recorded Tidewrack in a boathouse with the doors open and the tide table pinned to the wall. You can hear the rain stop halfway through the fourth song. On these nights she plays the record from first to last with a ten-piece band, four of them brass, and sends the room home with whatever she feels like playing after that.

The music starts a quarter of an hour after the time on your ticket and ends at about ten to ten. There is one interval of twenty minutes. The Sunday afternoon is a relaxed performance: the doors stay open, the lights stay half up, and nobody minds if you need to move.`,
        details: {
            'Age advice': '14 and over; under 16 with an adult',
            'Running time': '2 hours 20 minutes, one interval',
            'Support act': 'None, the band plays both halves',
            Language: 'English, with two songs in Gaelic',
            Accessibility: 'Step-free stalls, wheelchair places with companion seats on every level, hearing loop',
            'Relaxed performance': 'Sunday afternoon'
        },
        venue: 'corliss',
        currency: 'GBP',
        tiers: seatedTiers([
            'Premium',
            7_100,
            750
        ], [
            'Stalls',
            5_200,
            600
        ], [
            'Dress circle',
            4_400,
            550
        ], [
            'Balcony',
            2_800,
            400
        ], [
            'Balcony, restricted view',
            1_900,
            300
        ]),
        areas: [],
        seatsPerHold: 6,
        seatsPerShopper: 6,
        orphanRule: 'lenient',
        performances: [
            onSale(18, '19:30', '18:30', 0.55),
            onSale(19, '15:00', '14:00', 0.4),
            onSale(19, '19:30', '18:30', 1),
            {
                ...onSale(20, '19:30', '18:30'),
                onSaleInDays: 2
            }
        ]
    },
    {
        key: 'hollow-coast',
        name: 'The Long Way Down',
        attraction: 'Hollow Coast',
        genre: 'Rock',
        description: `It is nine years since Hollow Coast last played outdoors, and eleven since they said they never would again. Now they come back with the loudest quiet record of the year and a stage that folds out of four shipping containers while the first song plays.

Two nights, sixty thousand seats each, no standing. The band asks that you leave the big screens to do the filming. Trains home run until two in the morning from both stations, and the fare is part of your ticket.`,
        details: {
            'Age advice': 'All ages; under 14 with an adult, ear defenders for small children',
            'Running time': 'About 2 hours 45 minutes',
            'Support act': 'Mara Quill, then The Paper Wolves',
            Doors: 'Gates open three hours before the start',
            'Getting home': 'Public transport is included until 03:00',
            Accessibility: 'Wheelchair places on all three tiers, sign language interpreter on the left screen',
            Weather: 'The concert takes place in rain; umbrellas stay outside'
        },
        venue: 'wattle-point',
        currency: 'AUD',
        tiers: seatedTiers([
            'Pitchside',
            28_900,
            1_850
        ], [
            'Lower tier',
            21_900,
            1_500
        ], [
            'Club',
            24_900,
            1_650
        ], [
            'Upper sides',
            16_900,
            1_200
        ], [
            'Upper corners',
            12_900,
            950
        ], [
            'Upper ends',
            8_900,
            700
        ]),
        areas: [],
        seatsPerHold: 6,
        seatsPerShopper: 6,
        orphanRule: 'lenient',
        performances: [
            {
                ...onSale(95, '19:00', '16:00'),
                onSaleInDays: 3
            },
            {
                ...onSale(96, '19:00', '16:00'),
                onSaleInDays: 3
            }
        ]
    },
    {
        key: 'los-dias-altos',
        name: 'Verano Interior',
        attraction: 'Los Días Altos',
        genre: 'Pop',
        description: `Six voices, three accordions and one drum machine that they refuse to replace. Los Días Altos fill arenas with songs that sound as if they had been written at a kitchen table, because they were, and they bring the table along: it stands in the middle of the stage and guests sit down at it.

The floor is seated for this tour, so that everybody sees the table. Nobody will ask you to stay seated.`,
        details: {
            'Age advice': 'All ages; under 12 with an adult',
            'Running time': '2 hours 10 minutes, no interval',
            'Support act': 'Caco Bravo',
            Language: 'Spanish and Portuguese',
            Accessibility: 'Step-free floor and lower bowl, lifts to the upper bowl, companion seats free of extra charge',
            Bags: 'Nothing larger than an A4 sheet of paper'
        },
        venue: 'arena-aurora',
        currency: 'BRL',
        tiers: seatedTiers([
            'Floor front',
            68_000,
            6_800
        ], [
            'Floor',
            52_000,
            5_200
        ], [
            'Lower bowl',
            39_000,
            3_900
        ], [
            'Upper bowl',
            22_000,
            2_200
        ], [
            'Upper bowl, restricted view',
            14_000,
            1_400
        ]),
        areas: [],
        seatsPerHold: 6,
        seatsPerShopper: 8,
        orphanRule: 'lenient',
        performances: [
            onSale(41, '20:30', '18:30', 0.62),
            onSale(42, '20:30', '18:30', 0.2)
        ]
    },
    {
        key: 'sibelius-5',
        name: 'Sibelius 5',
        attraction: 'Nordwind Orchestra',
        genre: 'Classical',
        description: `Sixteen swans, counted by the composer on a morning in April, became the last movement of a symphony. The Nordwind Orchestra plays it as its first audience never heard it: standing, without a conductor, and preceded by the letters that were written about it.

This concert had to be cancelled because the hall's roof is being repaired. Everybody who had a ticket got the whole price back, fees included.`,
        details: {
            'Age advice': '8 and over',
            'Running time': '1 hour 40 minutes, one interval',
            Programme: 'Letters, read aloud; Symphony No. 5 in E flat major',
            Language: 'German, with English surtitles',
            Accessibility: 'Wheelchair places on every level, hearing loop, programme in large print',
            Notice: 'Cancelled; refunds were sent to all buyers'
        },
        venue: 'elbe-hall',
        currency: 'EUR',
        tiers: seatedTiers([
            'Premium',
            8_900,
            600
        ], [
            'Stalls',
            6_400,
            500
        ], [
            'Dress circle',
            5_200,
            450
        ], [
            'Balcony',
            2_900,
            300
        ], [
            'Balcony, restricted view',
            1_500,
            200
        ]),
        areas: [],
        seatsPerHold: 8,
        seatsPerShopper: 8,
        orphanRule: 'lenient',
        performances: [
            {
                ...onSale(9, '20:00', '19:15'),
                status: 'cancelled'
            }
        ]
    }
];

//# sourceMappingURL=demo-concerts.js.map
