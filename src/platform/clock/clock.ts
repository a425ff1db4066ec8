import { Injectable } from '@nestjs/common';

/** The only place that reads the wall clock. Tests put another in its place. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date(this.ms());
  }

  /** Milliseconds since 1970-01-01 UTC. */
  ms(): number {
    return Date.now();
  }
}
