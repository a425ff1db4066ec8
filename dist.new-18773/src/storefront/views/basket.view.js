export { };

//# sourceMappingURL=basket.view.js.map
