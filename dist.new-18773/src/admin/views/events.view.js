export { };

//# sourceMappingURL=events.view.js.map
