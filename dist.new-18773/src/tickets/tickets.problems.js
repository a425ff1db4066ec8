import { defineProblem } from '../platform/problem.js';
export const ticketUsed = defineProblem({
    code: 'ticket-already-used',
    status: 409,
    title: 'Already used',
    explanation: 'This ticket was accepted before. The answer says when and at which door.'
});
export const ticketCancelled = defineProblem({
    code: 'ticket-cancelled',
    status: 410,
    title: 'No longer valid',
    explanation: 'This ticket was given back or its booking was cancelled.'
});

//# sourceMappingURL=tickets.problems.js.map
