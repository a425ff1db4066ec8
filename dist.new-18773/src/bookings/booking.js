/** What a payment brings to its booking: everything was fixed when the fan began to pay. */ export { };

//# sourceMappingURL=booking.js.map
