import { defineProblem } from '../platform/problem.js';

export const entryInvalid = defineProblem({
  code: 'entry-invalid',
  status: 403,
  title: 'This queue entry is not valid',
  explanation: 'The entry was not issued here, or belongs to another performance. Join the queue again.',
});
export const queueNotAvailable = defineProblem({
  code: 'queue-not-available',
  status: 422,
  title: 'The waiting room cannot be switched on yet',
  explanation: 'This version admits everybody at once. Send queue.enabled: false.',
});
