export { qrPng } from './qr-code.js';
export { seatWords } from './seat-words.rules.js';
export { TicketFiles, whenWords } from './ticket-files.service.js';
export { TicketsModule } from './tickets.module.js';
export { TicketsService } from './tickets.service.js';

//# sourceMappingURL=index.js.map
