/* Parts of view models that the pages of every module share. */ /** Minor units, as everywhere: 4500 EUR is 45.00 euros. */ /** One step of a payment. `at` null: it has not happened yet, and `soon` says when it will. */ export { };

//# sourceMappingURL=page.view.js.map
