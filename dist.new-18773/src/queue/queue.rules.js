import { DomainError } from '../platform/problem.js';
import { queueNotAvailable } from './queue.problems.js';
/** @throws queue-not-available: this version admits everybody at once */ export function refuseQueue(settings) {
    if (settings.enabled) throw new DomainError(queueNotAvailable);
}

//# sourceMappingURL=queue.rules.js.map
