/** A scannable right of entry: one for each seat of a booking. */ export { };

//# sourceMappingURL=ticket.js.map
