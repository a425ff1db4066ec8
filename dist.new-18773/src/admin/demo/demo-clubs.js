import { onSale } from './demo-event.js';
/** Evenings in houses without seats of their own: areas by count. */ export const demoClubs = [
    {
        key: 'arata-trio',
        name: 'Two Sets, One Piano',
        attraction: 'Arata Trio',
        genre: 'Jazz',
        description: `Under the railway arches there is a room for a hundred and twenty people and one piano that has been tuned every afternoon for thirty years. The Arata Trio plays there once a year, two sets a night, and no tune twice.

The early set is for listening, the late one for staying. Every eleven minutes a train passes overhead, and the drummer waits for it.`,
        details: {
            'Age advice': '12 and over for the early set, 20 and over for the late set',
            'Running time': '75 minutes each set',
            'Food and drink': 'Small plates until the music starts, drinks throughout',
            Language: 'Announcements in Japanese and English',
            Accessibility: 'Level entrance on the canal side; please tell the door that you come by wheelchair'
        },
        venue: 'under-the-arches',
        currency: 'JPY',
        tiers: [
            {
                name: 'Table seat',
                category: null,
                price: 7_800,
                fees: 600
            },
            {
                name: 'Bar standing',
                category: null,
                price: 4_500,
                fees: 400
            }
        ],
        areas: [
            {
                name: 'Tables',
                capacity: 72,
                tier: 'Table seat'
            },
            {
                name: 'Bar',
                capacity: 48,
                tier: 'Bar standing'
            }
        ],
        seatsPerHold: 4,
        seatsPerShopper: 4,
        orphanRule: 'off',
        performances: [
            onSale(6, '18:30', '17:30', 0.7),
            onSale(6, '21:00', '20:15', 0.35),
            onSale(7, '18:30', '17:30', 0.5),
            onSale(7, '21:00', '20:15', 0.1)
        ]
    },
    {
        key: 'juniper-static',
        name: 'Basement Tapes, Live',
        attraction: 'Juniper & the Static',
        genre: 'Indie',
        description: `Before the festivals and the television film, Juniper & the Static played every second Thursday in a cellar with one working light. They come back to it for a single night, with the songs from back then, the same borrowed amplifier, and the light.

Four hundred and fifty tickets, all sold. Returned ones go to the waiting list first, at the price that was paid for them.`,
        details: {
            'Age advice': '18 and over, with identification',
            'Running time': '90 minutes',
            'Support act': 'Whoever played the open stage best on Tuesday',
            Accessibility: 'Eighteen steps down; a stair lift and a raised platform are there, please write to us first',
            Cloakroom: 'Free'
        },
        venue: 'basement-44',
        currency: 'USD',
        tiers: [
            {
                name: 'Standing',
                category: null,
                price: 3_800,
                fees: 450
            },
            {
                name: 'Gallery stool',
                category: null,
                price: 5_500,
                fees: 550
            }
        ],
        areas: [
            {
                name: 'Floor',
                capacity: 400,
                tier: 'Standing'
            },
            {
                name: 'Gallery',
                capacity: 50,
                tier: 'Gallery stool'
            }
        ],
        seatsPerHold: 4,
        seatsPerShopper: 4,
        orphanRule: 'off',
        performances: [
            onSale(4, '21:00', '20:00', 1)
        ]
    },
    {
        key: 'velvet-mechanism',
        name: 'Night Shift',
        attraction: 'Velvet Mechanism',
        genre: 'Electronic',
        description: `Velvet Mechanism build their instruments from machines that used to make something else: a loom, a bottling line, the motor of a ferry ramp. From eleven at night until the first tram they run them in the dock where the ferry was.

The night has moved by one week because the loom is late. All tickets stay good for the new date; whoever cannot come gives them back for the full price.`,
        details: {
            'Age advice': '18 and over',
            'Running time': 'Until 05:30, re-entry until 02:00',
            'Support act': 'Ada Lund, Kopplung',
            Accessibility: 'Level floor, raised platform beside the sound desk, quiet room',
            Hearing: 'Free ear plugs at the entrance; it gets loud',
            Notice: 'Moved by one week; tickets stay valid'
        },
        venue: 'dok-9',
        currency: 'EUR',
        tiers: [
            {
                name: 'Early',
                category: null,
                price: 2_100,
                fees: 300
            },
            {
                name: 'All night',
                category: null,
                price: 2_900,
                fees: 350
            }
        ],
        areas: [
            {
                name: 'Leave by two',
                capacity: 300,
                tier: 'Early'
            },
            {
                name: 'Stay all night',
                capacity: 1_200,
                tier: 'All night'
            }
        ],
        seatsPerHold: 6,
        seatsPerShopper: 6,
        orphanRule: 'off',
        performances: [
            {
                ...onSale(12, '23:00', '22:30', 0.45),
                status: 'postponed'
            }
        ]
    }
];

//# sourceMappingURL=demo-clubs.js.map
