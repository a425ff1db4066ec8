import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Database } from '../database/index.js';
import { JobRegistry } from './job-registry.js';
import { type Lane, LANES, OutboxLane } from './outbox-lane.js';
import { OutboxNudge } from './outbox-nudge.js';

const LOOK_EVERY_MS = 1_000;

/** Carries out what the outbox says, in every process: when nudged, and each second anyway. */
@Injectable()
export class OutboxRelay implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly lanes: OutboxLane[];
  private timer: NodeJS.Timeout | undefined;

  constructor(
    database: Database,
    registry: JobRegistry,
    private readonly nudge: OutboxNudge,
  ) {
    this.lanes = LANES.map(lane => new OutboxLane(lane, database, registry));
  }

  onApplicationBootstrap(): void {
    this.nudge.onWake(lane => void this.drain([lane]));
    this.timer = setInterval(() => void this.drain(), LOOK_EVERY_MS);
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await Promise.all(this.lanes.map(lane => lane.stop()));
  }

  async drain(wanted: readonly Lane[] = LANES): Promise<void> {
    const lanes = this.lanes.filter(({ name }) => wanted.includes(name));
    await Promise.all(lanes.map(lane => lane.drain()));
  }
}
