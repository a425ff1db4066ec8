import { onSale, seatedTiers } from './demo-event.js';
export const demoComedyAndSports = [
    {
        key: 'fine-thanks',
        name: 'Fine, Thanks',
        attraction: 'Petra Okafor',
        genre: 'Comedy',
        description: `Petra Okafor spent a year answering the question "How are you?" truthfully. It cost her a flat, two friendships and a very good dentist. Fine, Thanks is what she learned, told in one breath and a half.

She talks about the front row and never to it, so sit where you like.`,
        details: {
            'Age advice': '16 and over; strong language and a detailed account of a tooth',
            'Running time': '70 minutes, no interval',
            'Support act': 'Gus Hollis',
            Language: 'English; British Sign Language on the second evening',
            Accessibility: 'Step-free stalls, wheelchair places with companion seats, captions on a screen'
        },
        venue: 'lantern',
        currency: 'GBP',
        tiers: seatedTiers([
            'Premium',
            3_900,
            400
        ], [
            'Stalls',
            3_200,
            350
        ], [
            'Dress circle',
            2_700,
            300
        ], [
            'Balcony',
            2_000,
            250
        ], [
            'Balcony, restricted view',
            1_300,
            200
        ]),
        areas: [],
        seatsPerHold: 8,
        seatsPerShopper: 8,
        orphanRule: 'strict',
        performances: [
            onSale(1, '20:00', '19:00', 0.97),
            onSale(2, '20:00', '19:00', 0.8)
        ]
    },
    {
        key: 'rovers-northwick',
        name: 'Rovers v Northwick',
        attraction: 'Halden Rovers',
        genre: 'Football',
        description: `The oldest fixture in the valley: eleven miles of road lie between the two grounds, and nobody has agreed on whose side the pub in the middle is. Rovers have not lost it at home for six years, and Northwick have a new goalkeeper.

Away supporters sit in blocks 318 to 326 and are asked to book through their own club. Children under seven need a ticket of their own, since every place is a seat.`,
        details: {
            'Age advice': 'All ages; under 14 with an adult',
            'Running time': '90 minutes and a half-time of 15',
            Gates: 'Open two hours before kick-off',
            Trains: 'Special trains from Leeds every ten minutes, and back until an hour after the end',
            Accessibility: 'Wheelchair places on all tiers, commentary by headset, sensory room behind block 112',
            Bags: 'Small bags only; there is no cloakroom'
        },
        venue: 'halden-park',
        currency: 'GBP',
        tiers: seatedTiers([
            'Pitchside',
            6_400,
            350
        ], [
            'Lower tier',
            4_800,
            300
        ], [
            'Club',
            8_500,
            450
        ], [
            'Upper sides',
            3_900,
            250
        ], [
            'Upper corners',
            3_000,
            200
        ], [
            'Upper ends',
            2_400,
            200
        ]),
        areas: [],
        seatsPerHold: 6,
        seatsPerShopper: 6,
        orphanRule: 'lenient',
        performances: [
            onSale(11, '15:00', '13:00', 0.6)
        ]
    }
];

//# sourceMappingURL=demo-comedy-and-sports.js.map
