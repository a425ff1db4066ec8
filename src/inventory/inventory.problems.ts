import { defineProblem } from '../platform/problem.js';

export const seatsTaken = defineProblem({
  code: 'seats-taken',
  status: 409,
  title: 'Someone was quicker',
  explanation: 'At least one of the seats is held or sold. The list says which; choose others.',
});
export const noAdjacentSeats = defineProblem({
  code: 'no-adjacent-seats',
  status: 409,
  title: 'Not that many seats side by side',
  explanation:
    'There are free seats, but not so many next to each other. Allow separate seats, or ask for fewer.',
});
export const soldOut = defineProblem({
  code: 'sold-out',
  status: 409,
  title: 'Nothing left of that kind',
  explanation: 'All of these places are held or sold. Held places often come back within minutes.',
});
export const leavesSingleSeat = defineProblem({
  code: 'leaves-single-seat',
  status: 409,
  title: 'That would leave one seat alone',
  explanation:
    'Your choice leaves a single seat that nobody could use. Move by one seat, or take that one too.',
});
export const badSeatingPlan = defineProblem({
  code: 'bad-seating-plan',
  status: 422,
  title: 'The seating plan has mistakes',
  explanation: 'The list names each mistake with its place in the file.',
});
export const badPerformance = defineProblem({
  code: 'bad-performance',
  status: 422,
  title: 'The performance does not add up',
  explanation: 'The list names each contradiction, for example an area whose price tier does not exist.',
});
export const secondNotOver = defineProblem({
  code: 'second-not-over',
  status: 404,
  title: 'That second is not over yet',
  explanation: 'What changes in it may still change again. Ask once more in a moment.',
});
export const changesNotKept = defineProblem({
  code: 'changes-not-kept',
  status: 404,
  title: 'The changes of that second are not known here',
  explanation: 'Load the whole availability document, and go on from the second that it names.',
});
