/** One sellable place of one performance, as it was laid out when the performance went on sale. */ export { };

//# sourceMappingURL=performance-seat.js.map
