const PLACES = [
    [
        'today',
        '/admin',
        'Today',
        'activity'
    ],
    [
        'events',
        '/admin/events',
        'Events',
        'ticket'
    ],
    [
        'bookings',
        '/admin/bookings',
        'Bookings',
        'list'
    ],
    [
        'plans',
        '/admin/seating-plans',
        'Seating plans',
        'armchair'
    ],
    [
        'venues',
        '/admin/venues',
        'Venues',
        'map-pin'
    ],
    [
        'mails',
        '/admin/mails',
        'Mail',
        'mail'
    ],
    [
        'audit',
        '/admin/audit',
        'Audit log',
        'history'
    ]
];
/** The frame of an admin page: spread it into the page's view model. */ export function adminShell(page) {
    return {
        title: page.title,
        description: null,
        palette: null,
        nav: PLACES.map(([place, href, label, symbol])=>({
                href,
                label,
                symbol,
                isHere: place === page.here
            })),
        who: page.who,
        notice: page.notice ?? null
    };
}

//# sourceMappingURL=shell.view.js.map
