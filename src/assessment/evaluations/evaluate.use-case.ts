import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { Db } from '../../platform/database/db.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { refuseUnless } from '../../platform/kernel/decision.js';
import { EvaluationRecord, type KeptEvaluation } from './evaluation-record.js';
import { mayEvaluate } from './evaluation.rules.js';
import { NotEvaluable } from './evaluations.errors.js';
import { type EvaluationWords, judgedCriteria, JudgedDefencesQueries } from './judged-defences.queries.js';

export interface EvaluateInput extends EvaluationWords {
  defenceId: string;
}

/** The evaluator of a defence judges the project, criterion by criterion. */
@Injectable()
export class Evaluate {
  constructor(
    private readonly db: Db,
    private readonly defences: JudgedDefencesQueries,
    private readonly record: EvaluationRecord,
  ) {}

  run(input: EvaluateInput, actor: Actor): Promise<KeptEvaluation> {
    return this.db.transaction(async () => {
      const { defence, enrolment, project, now } = await this.defences.heldBy(actor, input.defenceId);
      const criteria = judgedCriteria(input, project);
      const decision = mayEvaluate({
        now,
        state: defence.state,
        startsAt: DateTime.fromJSDate(defence.startsAt, { zone: 'utc' }),
        isTied: await this.defences.isTied(defence),
        criteria: project.criteria,
        verdict: { outcome: input.outcome, criteria },
      });
      refuseUnless(decision, (checks) => new NotEvaluable(checks));

      const { outcome, comment } = input;
      const until = now.plus({ hours: enrolment.rulebook.conditionalLearnerHours });
      const completeBy = outcome === 'conditional' ? until.toJSDate() : null;
      const words = { outcome, comment, criteria, decidedAt: now.toJSDate(), recordedAt: now.toJSDate(), completeBy };
      return this.record.keep({ defence, occasion: 'defence', ...words }, actor);
    });
  }
}
