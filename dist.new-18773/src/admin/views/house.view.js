/** `admin/performance-live`: read again every `everySeconds` by the island, while the page is in sight. */ export { };

//# sourceMappingURL=house.view.js.map
