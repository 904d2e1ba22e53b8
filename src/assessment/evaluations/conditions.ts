import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { Defence } from './defence.entity.js';
import { END_CONDITION } from './evaluations.types.js';

/** Sets the deadlines of a condition, and has it end when they pass. */
@Injectable()
export class Conditions {
  constructor(
    private readonly db: Db,
    private readonly jobs: Jobs,
  ) {}

  /** From here on the learner has a deadline. */
  async set(defenceId: string, completeBy: Date): Promise<void> {
    await this.db.of(Defence).update({ id: defenceId }, { state: 'conditional', completeBy });
    await this.endAfter(defenceId, completeBy);
  }

  /** The learner has completed the work: from here on the evaluator has a deadline. */
  async completed(defenceId: string, { completedAt, decideBy }: { completedAt: Date; decideBy: Date }): Promise<void> {
    await this.db.of(Defence).update({ id: defenceId }, { completedAt, decideBy });
    await this.endAfter(defenceId, decideBy);
  }

  private endAfter(defenceId: string, dueAt: Date): Promise<void> {
    return this.jobs.at(END_CONDITION, { defenceId, dueAt: dueAt.toISOString() }, dueAt);
  }
}
