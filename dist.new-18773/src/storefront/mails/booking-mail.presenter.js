import { seatWords } from '../../tickets/index.js';
const FOOTER = 'Sent by Frontrow because somebody bought tickets with this address.';
function frame(facts, words) {
    const { event, performance, venue, publicUrl } = facts;
    return {
        ...words,
        homeUrl: publicUrl,
        footer: FOOTER,
        name: event.name,
        startsAt: performance.startsAt.toISOString(),
        zone: performance.timeZone,
        place: `${venue.name}, ${venue.city}`
    };
}
export function bookingMail(facts, booking, tickets, tierNames, ticketsUrl) {
    const words = `You are going to see ${facts.event.name}`;
    const count = tickets.length === 1 ? 'Your ticket is' : `Your ${tickets.length} tickets are`;
    return {
        ...frame(facts, {
            title: words,
            preview: `${count} here. Booking ${booking.reference}.`,
            heading: words,
            lead: `${count} in this mail, attached as a PDF, and always on your booking's page.`
        }),
        doorsAt: facts.performance.doorsAt?.toISOString() ?? null,
        reference: booking.reference,
        ticketsUrl,
        tickets: tickets.map((ticket)=>{
            const seat = booking.seats.find((one)=>one.seatId === ticket.seatId);
            return {
                seat: seat === undefined ? ticket.seatId : seatWords(seat),
                tier: tierNames.get(seat?.tierId ?? '') ?? '',
                serial: ticket.serial,
                holder: booking.buyer.name,
                qrSrc: ticket.qrSrc
            };
        }),
        lines: [
            {
                words: booking.seats.length === 1 ? '1 ticket' : `${booking.seats.length} tickets`,
                amount: minus(booking)
            },
            {
                words: 'Fees',
                amount: booking.fees
            }
        ],
        total: booking.total,
        changeWords: null
    };
}
export function refundMail(facts, booking, amountMinor) {
    const total = {
        amount: amountMinor,
        currency: booking.total.currency
    };
    const isWhole = booking.status === 'cancelled';
    return {
        ...frame(facts, {
            title: `Your money for ${facts.event.name} is on its way back`,
            preview: `Booking ${booking.reference}`,
            heading: 'Your money is on its way back',
            lead: `We have refunded booking ${booking.reference} to the card that you paid with.`
        }),
        reference: booking.reference,
        lines: [
            {
                words: 'Refunded',
                amount: total
            }
        ],
        total,
        afterWords: isWhole ? 'Banks need up to five days. These tickets no longer open the door.' : 'Banks need up to five days. The tickets that you kept stay valid.'
    };
}
export function notChargedMail(facts, total) {
    return {
        ...frame(facts, {
            title: `You were not charged for ${facts.event.name}`,
            preview: 'No money was kept.',
            heading: 'You were not charged',
            lead: 'Your payment did not come to an end in time, or your seats had gone. Nothing was kept; a reservation on your card disappears by itself.'
        }),
        total,
        againUrl: `${facts.publicUrl}/performances/${facts.performance.id}`
    };
}
function minus(booking) {
    return {
        amount: booking.total.amount - booking.fees.amount,
        currency: booking.total.currency
    };
}

//# sourceMappingURL=booking-mail.presenter.js.map
