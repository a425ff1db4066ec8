import { Injectable } from '@nestjs/common';
import { invariant } from '../assert.js';

export type JobPayload = Record<string, unknown>;
export type JobHandler = (payload: JobPayload) => Promise<void>;

/** Which handlers serve each topic of the outbox. Filled while modules start; an unserved topic never passes silently. */
@Injectable()
export class JobRegistry {
  private readonly handlers = new Map<string, { name: string; handle: JobHandler }[]>();

  /** Several modules may listen to one topic; each handler may run more than once for one row. */
  on(topic: string, name: string, handle: JobHandler): void {
    const present = this.handlers.get(topic) ?? [];
    invariant(!present.some(one => one.name === name), `${name} listens to ${topic} once`);
    this.handlers.set(topic, [...present, { name, handle }]);
  }

  handlersOf(topic: string): JobHandler[] {
    const found = this.handlers.get(topic);
    invariant(found !== undefined, `somebody handles the topic ${topic}`);
    return found.map(one => one.handle);
  }
}
