import { defineProblem } from '../platform/problem.js';

export const entryInvalid = defineProblem({
  code: 'entry-invalid',
  status: 403,
  title: 'This queue entry is not valid',
  explanation: 'The entry was not issued here, or belongs to another performance. Join the queue again.',
});
export const drawPending = defineProblem({
  code: 'draw-pending',
  status: 409,
  title: 'The draw has not been made yet',
  explanation:
    'Everybody who is here before the opening takes part in the draw. Ranks are known from then on, or once the public number is there that was announced for it.',
});
export const announcementFixed = defineProblem({
  code: 'announcement-fixed',
  status: 409,
  title: 'The announcement cannot be changed any more',
  explanation:
    'A public number is announced before the opening, and exchanged only while nobody can join; once it was given up it stays so. Else whoever runs the sale could choose among numbers.',
});
export const randomnessOutOfOrder = defineProblem({
  code: 'randomness-out-of-order',
  status: 409,
  title: 'The public number does not come in its order',
  explanation:
    'First it is announced, then the draw is closed, then it becomes known and is entered, or given up with a reason.',
});
export const randomnessKnown = defineProblem({
  code: 'randomness-known',
  status: 409,
  title: 'Another public number has been entered',
  explanation: 'The draw was made with the number that was entered first. It is never changed.',
});
export const notCalledYet = defineProblem({
  code: 'not-called-yet',
  status: 409,
  title: 'It is not your turn yet',
  explanation:
    'Those before you are called first. Your place is safe; ask again when now serving has come to it.',
});
export const doorFull = defineProblem({
  code: 'door-full',
  status: 409,
  title: 'The shop is full for the moment',
  explanation: 'It is your turn, and the next place is yours as soon as somebody leaves. Ask again shortly.',
});
export const admissionEnded = defineProblem({
  code: 'admission-ended',
  status: 410,
  title: 'This entry has had its turn',
  explanation:
    'The visit that belongs to the entry is over. Seats that you hold stay yours until their time is up.',
});
export const queueClosed = defineProblem({
  code: 'queue-closed',
  status: 410,
  title: 'The queue is closed',
  explanation: 'The sale is over, or nobody else is let in. There is nothing left to wait for here.',
});
export const queuePaused = defineProblem({
  code: 'queue-paused',
  status: 503,
  title: 'The queue is paused',
  explanation:
    'The organizer lets nobody in for the moment. Every place is kept; it goes on from where it was.',
});
export const queueNotOpen = defineProblem({
  code: 'queue-not-open',
  status: 409,
  title: 'The queue is not open yet',
  explanation: 'One can join from the time that the page says. Coming earlier is no advantage.',
});
export const registrationRequired = defineProblem({
  code: 'registration-required',
  status: 403,
  title: 'This queue takes one entry for each e-mail address',
  explanation:
    'Ask for a link by POST /api/v1/performances/{id}/queue-registrations with your address, or on the page of the queue. ' +
    'Open the link that comes by e-mail, or send its proof along when you join.',
});
export const entryCheck = defineProblem({
  code: 'entry-check',
  status: 409,
  title: 'This queue asks for a moment before one joins',
  explanation:
    'Join again with the `arrival` of this answer, not before `retryAfterSeconds` have passed. Where there is a ' +
    '`challenge`, solve it (altcha-lib does) and send challenge and solution along as `work`. An arrival is good for ' +
    'one entry. Whoever cannot do that joins by e-mail: POST /api/v1/performances/{id}/queue-registrations.',
});
export const proofInvalid = defineProblem({
  code: 'proof-invalid',
  status: 403,
  title: 'This link is not valid',
  explanation:
    'It was not made here, belongs to another performance, or is too old. Ask for a new one: the place that belongs to your address stays the same.',
});
export const noRegistration = defineProblem({
  code: 'no-registration',
  status: 409,
  title: 'This queue asks for no e-mail address',
  explanation: 'Anybody may join it without one: POST /api/v1/performances/{id}/queue-entries.',
});
export const queueUnavailable = defineProblem({
  code: 'queue-unavailable',
  status: 503,
  title: 'The queue cannot be reached for the moment',
  explanation: 'No place is lost. Try again in a few seconds.',
});
export const noQueue = defineProblem({
  code: 'no-queue',
  status: 409,
  title: 'This performance has no queue',
  explanation: 'Switch the queue on first: PATCH the queue of the performance with enabled: true.',
});
export const unknownPool = defineProblem({
  code: 'unknown-pool',
  status: 422,
  title: 'There is no such pool',
  explanation:
    'Make the pool first, with a capacity: PUT /api/v1/admin/queue-pools/{name}, or in the office.',
});
export const notAdmitted = defineProblem({
  code: 'not-admitted',
  status: 403,
  title: 'This performance has a queue',
  explanation: 'Join the queue of the performance and wait to be called; then seats can be held.',
});
