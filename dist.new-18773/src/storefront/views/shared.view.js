/** The clock of one hold. `now` is the server's, so that a wrong clock in the browser does no harm. */ export { };

//# sourceMappingURL=shared.view.js.map
