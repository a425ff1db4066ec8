import { defineProblem } from '../platform/problem.js';
export const seatsLost = defineProblem({
    code: 'seats-lost',
    status: 409,
    title: 'These seats went to somebody else',
    explanation: 'Your hold was lost and another fan was quicker. You have not been charged. Please choose again.'
});

//# sourceMappingURL=bookings.problems.js.map
