/** `storefront/not-open`: came too early. */ export { };

//# sourceMappingURL=trouble.view.js.map
