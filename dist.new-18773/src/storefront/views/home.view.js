export { };

//# sourceMappingURL=home.view.js.map
