import { defineProblem } from '../platform/problem.js';
export const limitReached = defineProblem({
    code: 'limit-reached',
    status: 409,
    title: 'More seats than one person may have',
    explanation: 'The event limits the seats of a hold and of a person. The answer says how many are allowed.'
});
export const notOnSale = defineProblem({
    code: 'not-on-sale',
    status: 409,
    title: 'Not on sale now',
    explanation: 'Seats can be held between the beginning and the end of the sale. The answer gives both times.'
});
export const paymentInProgress = defineProblem({
    code: 'payment-in-progress',
    status: 409,
    title: 'A payment is under way',
    explanation: 'While your payment for these seats runs, they can be neither changed nor released. Wait for its end.'
});
export const holdExpired = defineProblem({
    code: 'hold-expired',
    status: 410,
    title: 'The time for these seats is over',
    explanation: 'Your hold has ended. You have not been charged. Choose seats again; these may still be free.'
});
export const noExtensionsLeft = defineProblem({
    code: 'no-extensions-left',
    status: 409,
    title: 'The hold cannot be extended again',
    explanation: 'Every hold can be extended twice, and lasts 30 minutes at most. Pay now, or choose again later.'
});
export const holdsUnavailable = defineProblem({
    code: 'holds-unavailable',
    status: 503,
    title: 'Seats cannot be held right now',
    explanation: 'The part that holds seats does not answer. Nothing was held; try again in a few seconds.'
});

//# sourceMappingURL=holds.problems.js.map
