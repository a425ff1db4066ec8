import { makeBookings } from './load/bookings.js';
import type { Job, Outcome, Reply } from './load/job.js';
import { sendRequests } from './load/requests.js';
import { runTransactions } from './load/transactions.js';

/** The load generator: a process of its own, so that it and the measured servers have separate event loops. */
process.on('message', (job: Job) => {
  run(job).then(
    outcome => answer({ outcome }),
    (error: unknown) => answer({ error: error instanceof Error ? error.message : String(error) }),
  );
});
process.on('disconnect', () => process.exit(0));

function run(job: Job): Promise<Outcome> {
  switch (job.kind) {
    case 'requests':
      return sendRequests(job);
    case 'bookings':
      return makeBookings(job);
    case 'transactions':
      return runTransactions(job);
  }
}

function answer(reply: Reply): void {
  process.send?.(reply);
}
