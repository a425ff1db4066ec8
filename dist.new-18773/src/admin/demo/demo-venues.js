/** Invented houses in real cities, in nine time zones. */ export const demoVenues = [
    {
        key: 'corliss',
        name: 'Corliss Theatre',
        city: 'London',
        country: 'GB',
        timeZone: 'Europe/London',
        seating: 'theatre'
    },
    {
        key: 'lantern',
        name: 'The Lantern',
        city: 'London',
        country: 'GB',
        timeZone: 'Europe/London',
        seating: 'theatre'
    },
    {
        key: 'halden-park',
        name: 'Halden Park',
        city: 'Leeds',
        country: 'GB',
        timeZone: 'Europe/London',
        seating: 'stadium'
    },
    {
        key: 'kanalufer',
        name: 'Theater am Kanalufer',
        city: 'Berlin',
        country: 'DE',
        timeZone: 'Europe/Berlin',
        seating: 'theatre'
    },
    {
        key: 'elbe-hall',
        name: 'Elbe Hall',
        city: 'Hamburg',
        country: 'DE',
        timeZone: 'Europe/Berlin',
        seating: 'theatre'
    },
    {
        key: 'pakhuis',
        name: 'Het Pakhuis',
        city: 'Rotterdam',
        country: 'NL',
        timeZone: 'Europe/Amsterdam',
        seating: 'theatre'
    },
    {
        key: 'dok-9',
        name: 'Dok 9',
        city: 'Antwerp',
        country: 'BE',
        timeZone: 'Europe/Brussels',
        seating: 'standing'
    },
    {
        key: 'opera-do-cais',
        name: 'Ópera do Cais',
        city: 'Lisbon',
        country: 'PT',
        timeZone: 'Europe/Lisbon',
        seating: 'theatre'
    },
    {
        key: 'basement-44',
        name: 'Basement 44',
        city: 'New York',
        country: 'US',
        timeZone: 'America/New_York',
        seating: 'standing'
    },
    {
        key: 'arena-aurora',
        name: 'Arena Aurora',
        city: 'São Paulo',
        country: 'BR',
        timeZone: 'America/Sao_Paulo',
        seating: 'arena'
    },
    {
        key: 'under-the-arches',
        name: 'Under the Arches',
        city: 'Tokyo',
        country: 'JP',
        timeZone: 'Asia/Tokyo',
        seating: 'standing'
    },
    {
        key: 'wattle-point',
        name: 'Wattle Point Stadium',
        city: 'Melbourne',
        country: 'AU',
        timeZone: 'Australia/Melbourne',
        seating: 'stadium'
    }
];

//# sourceMappingURL=demo-venues.js.map
