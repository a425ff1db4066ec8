export { fullName } from './event-name.rules.js';
export { qrPng } from './qr-code.js';
export { seatWords } from './seat-words.rules.js';
export type { Ticket } from './ticket.js';
export { type Occasion, TicketFiles } from './ticket-files.service.js';
export { TicketsModule } from './tickets.module.js';
export { TicketsService } from './tickets.service.js';
export { ticketCancelled, ticketUsed } from './tickets.problems.js';
