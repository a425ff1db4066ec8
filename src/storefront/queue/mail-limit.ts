/** For `@RouteConfig`: many fans may share one network address, yet nobody types so many e-mail addresses a minute. */
export const MAIL_LIMIT = { rateLimit: { max: 60, timeWindow: '1 minute' } };
