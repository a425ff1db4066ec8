import { defineProblem } from './problem.js';

/** Refusals that any part of the product may give. */
export const invalidRequest = defineProblem({
  code: 'invalid-request',
  status: 400,
  title: 'The request is not valid',
  explanation: 'Something in the request is missing or wrong. The list of errors names each field.',
});
export const unauthorized = defineProblem({
  code: 'unauthorized',
  status: 401,
  title: 'Sign in first',
  explanation: 'This needs a valid token, and the request carried none or one that has expired.',
});
export const forbidden = defineProblem({
  code: 'forbidden',
  status: 403,
  title: 'Not allowed',
  explanation: 'You are known, but you may not do this.',
});
export const crossSite = defineProblem({
  code: 'cross-site-request',
  status: 403,
  title: 'This came from another site',
  explanation: 'Forms are only accepted from our own pages. Open the page again and repeat what you did.',
});
export const notFound = defineProblem({
  code: 'not-found',
  status: 404,
  title: 'There is nothing here',
  explanation: 'The address is wrong, or what was here is gone.',
});
export const methodNotAllowed = defineProblem({
  code: 'method-not-allowed',
  status: 405,
  title: 'Not this method',
  explanation: 'The address exists, but not for this method.',
});
export const conflict = defineProblem({
  code: 'conflict',
  status: 409,
  title: 'That does not fit the present state',
  explanation: 'Somebody or something changed it meanwhile. Load it again and decide anew.',
});
export const bodyTooLarge = defineProblem({
  code: 'body-too-large',
  status: 413,
  title: 'Too much at once',
  explanation:
    'The body is larger than this address accepts: 64 KiB, for a seating plan 16 MiB, for an event of Stripe 256 KiB.',
});
export const unsupportedMediaType = defineProblem({
  code: 'unsupported-media-type',
  status: 415,
  title: 'That format is not accepted',
  explanation: 'The API takes application/json only, forms take application/x-www-form-urlencoded.',
});
export const tooManyRequests = defineProblem({
  code: 'too-many-requests',
  status: 429,
  title: 'Slow down a little',
  explanation: 'Too many requests came from you in a short time. Wait for the given time, then go on.',
});
export const internalError = defineProblem({
  code: 'internal-error',
  status: 500,
  title: 'That went wrong on our side',
  explanation: 'We have written it down. Nothing was charged twice. Try again in a moment.',
});
export const temporarilyUnavailable = defineProblem({
  code: 'temporarily-unavailable',
  status: 503,
  title: 'Not right now',
  explanation: 'A part that this needs does not answer at the moment. Try again in a few seconds.',
});
