/**
 * `admin/mail`: one mail. `htmlHref` answers the mail's own HTML with a Content-Security-Policy of
 * `default-src 'none'; img-src data: cid: 'self'; style-src 'unsafe-inline'` and `frame-ancestors 'self'`: mails
 * have to carry their styles inline.
 */ export { };

//# sourceMappingURL=bookings.view.js.map
