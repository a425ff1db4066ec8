/** `storefront/find-booking`. `isSent` is said whether or not there is such a booking. */ export { };

//# sourceMappingURL=booking.view.js.map
