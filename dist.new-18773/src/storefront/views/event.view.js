export { };

//# sourceMappingURL=event.view.js.map
