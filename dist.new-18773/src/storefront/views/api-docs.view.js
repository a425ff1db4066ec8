export { };

//# sourceMappingURL=api-docs.view.js.map
