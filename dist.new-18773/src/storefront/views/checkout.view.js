/** `storefront/sandbox-authentication`: stands in for the bank's own page. Posts outcome = approve or decline. */ export { };

//# sourceMappingURL=checkout.view.js.map
