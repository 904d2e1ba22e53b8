import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { EvaluationRecord } from './evaluation-record.js';
import { conditionEndsAt } from './evaluation.rules.js';
import { JudgedDefencesQueries } from './judged-defences.queries.js';

/** Sends a project back whose condition was not completed, or not decided, in time; before that it does nothing. */
@Injectable()
export class EndCondition {
  constructor(
    private readonly db: Db,
    private readonly defences: JudgedDefencesQueries,
    private readonly record: EvaluationRecord,
  ) {}

  run({ defenceId }: { defenceId: string }, actor: Actor): Promise<void> {
    return this.db.transaction(async () => {
      const held = await this.defences.held(defenceId);
      if (!held || held.defence.state !== 'conditional' || !isRunning(held.enrolment)) return;
      const { defence, now } = held;
      const endsAt = conditionEndsAt(defence);
      if (!endsAt || now.toJSDate() <= endsAt) return;

      const latest = await this.defences.latestOf(defenceId);
      const words = {
        comment: null,
        criteria: latest?.criteria ?? [],
        decidedAt: endsAt,
        recordedAt: now.toJSDate(),
        completeBy: null,
      };
      await this.record.keep({ defence, occasion: 'expiry', outcome: 'to-rework', ...words }, actor);
    });
  }
}

/** A learner who left has nothing sent back any more. */
function isRunning({ state }: { state: string }): boolean {
  return state === 'active' || state === 'suspended';
}
