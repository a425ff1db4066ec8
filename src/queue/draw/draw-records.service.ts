import { Injectable } from '@nestjs/common';
import { notFound } from '../../platform/general-problems.js';
import { DomainError } from '../../platform/problem.js';
import type { DrawRecord } from './draw-record.js';

/** The public records of draws. No sale has a waiting room yet, so there is none. */
@Injectable()
export class DrawRecords {
  /** The record of this performance's draw, from the freezing of its set on; undefined before, and without a draw. */
  find: (performanceId: string) => Promise<DrawRecord | undefined> = () => Promise.resolve(undefined);

  /** @throws not-found when there is no draw, or not yet */
  async get(performanceId: string): Promise<DrawRecord> {
    const record = await this.find(performanceId);
    if (record !== undefined) return record;
    throw new DomainError(notFound, {
      detail: 'Nothing was drawn for this performance, or the draw has not been closed yet.',
    });
  }
}
