/** `docs/styleguide`: every component in every state. Served in development only. */ export { };

//# sourceMappingURL=styleguide.view.js.map
