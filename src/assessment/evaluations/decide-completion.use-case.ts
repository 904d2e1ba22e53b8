import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { Db } from '../../platform/database/db.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { refuseUnless } from '../../platform/kernel/decision.js';
import type { EvaluateInput } from './evaluate.use-case.js';
import { EvaluationRecord, type KeptEvaluation } from './evaluation-record.js';
import { mayDecideCompletion } from './evaluation.rules.js';
import { NotEvaluable } from './evaluations.errors.js';
import { judgedCriteria, JudgedDefencesQueries } from './judged-defences.queries.js';

/** The evaluator decides on what a learner completed after a condition. */
@Injectable()
export class DecideCompletion {
  constructor(
    private readonly db: Db,
    private readonly defences: JudgedDefencesQueries,
    private readonly record: EvaluationRecord,
  ) {}

  run(input: EvaluateInput, actor: Actor): Promise<KeptEvaluation> {
    return this.db.transaction(async () => {
      const { defence, project, now } = await this.defences.heldBy(actor, input.defenceId);
      const criteria = judgedCriteria(input, project);
      const decision = mayDecideCompletion({
        now,
        state: defence.state,
        isTied: await this.defences.isTied(defence),
        completedAt: instant(defence.completedAt),
        decideBy: instant(defence.decideBy),
        criteria: project.criteria,
        verdict: { outcome: input.outcome, criteria },
      });
      refuseUnless(decision, (checks) => new NotEvaluable(checks));

      const { outcome, comment } = input;
      const words = {
        outcome,
        comment,
        criteria,
        decidedAt: now.toJSDate(),
        recordedAt: now.toJSDate(),
        completeBy: null,
      };
      return this.record.keep({ defence, occasion: 'completion', ...words }, actor);
    });
  }
}

function instant(at: Date | null): DateTime | null {
  return at && DateTime.fromJSDate(at, { zone: 'utc' });
}
