import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { refuseUnless } from '../../platform/kernel/decision.js';
import { type DecidedEvaluation, EvaluationRecord } from './evaluation-record.js';
import { Evaluation } from './evaluation.entity.js';
import { mayCorrect } from './evaluation.rules.js';
import { EvaluationUnknown, NotEvaluable } from './evaluations.errors.js';
import type { JudgedCriterion } from './evaluations.types.js';
import { type EvaluationWords, judgedCriteria, JudgedDefencesQueries } from './judged-defences.queries.js';

export interface CorrectEvaluationInput extends EvaluationWords {
  evaluationId: string;
  reason: string;
}

/** The evaluator corrects what they decided: a new evaluation takes the place of one, with the reason. */
@Injectable()
export class CorrectEvaluation {
  constructor(
    private readonly db: Db,
    private readonly defences: JudgedDefencesQueries,
    private readonly record: EvaluationRecord,
  ) {}

  run(input: CorrectEvaluationInput, actor: Actor): Promise<{ evaluationId: string }> {
    return this.db.transaction(async () => {
      const { evaluationId: supersedesId, reason, outcome, comment } = input;
      const known = await this.db.of(Evaluation).findOneBy({ id: supersedesId });
      if (!known || known.decidedBy !== actor.id) throw new EvaluationUnknown(supersedesId);
      const { defence, enrolment, project, now } = await this.defences.heldBy(actor, known.defenceId);
      const criteria = judgedCriteria(input, project);
      const latest = await this.defences.latestOf(known.defenceId);
      const isLatest = latest?.evaluation.id === supersedesId;
      const verdict = { outcome, criteria };
      refuseUnless(mayCorrect({ isLatest, verdict, criteria: project.criteria }), (checks) => new NotEvaluable(checks));

      const until = now.plus({ hours: enrolment.rulebook.conditionalLearnerHours }).toJSDate();
      const decided: DecidedEvaluation = {
        defence,
        occasion: known.occasion,
        outcome,
        comment,
        criteria,
        decidedAt: now.toJSDate(),
        recordedAt: now.toJSDate(),
        completeBy: outcome === 'conditional' && known.outcome !== 'conditional' ? until : null,
        correction: { supersedesId, reason },
      };
      const isNews = outcome !== known.outcome || !sameFindings(latest?.criteria ?? [], criteria);
      if (!isNews) return { evaluationId: await this.record.append(decided, actor) };
      return { evaluationId: (await this.record.keep(decided, actor)).evaluationId };
    });
  }
}

function sameFindings(before: readonly JudgedCriterion[], after: readonly JudgedCriterion[]): boolean {
  const met = new Map(before.map((criterion) => [criterion.criterionId, criterion.met]));
  return before.length === after.length && after.every(({ criterionId, met: is }) => met.get(criterionId) === is);
}
