import { arrive } from './load/arrivals.js';
import { sendByAutocannon } from './load/autocannon.js';
import { makeBookings } from './load/bookings.js';
import { rush } from './load/crowd.js';
import type { Job, OutcomeOf, Reply } from './load/job.js';
import { sendRequests } from './load/requests.js';
import { runTransactions } from './load/transactions.js';
import { watch } from './load/watch.js';

/** The load generator: a process of its own, so that it and the measured servers have separate event loops. */
process.on('message', (job: Job) => {
  const before = process.cpuUsage();
  run(job).then(
    outcome => {
      const { user, system } = process.cpuUsage(before);
      answer({ outcome, loadCpuMs: (user + system) / 1000 });
    },
    (error: unknown) => answer({ error: error instanceof Error ? error.message : String(error) }),
  );
});
process.on('disconnect', () => process.exit(0));

function run(job: Job): Promise<OutcomeOf<Job>> {
  switch (job.kind) {
    case 'requests':
      return sendRequests(job);
    case 'autocannon':
      return sendByAutocannon(job);
    case 'arrivals':
      return arrive(job);
    case 'crowd':
      return rush(job);
    case 'watch':
      return watch(job);
    case 'bookings':
      return makeBookings(job);
    case 'transactions':
      return runTransactions(job);
  }
}

function answer(reply: Reply): void {
  process.send?.(reply);
}
