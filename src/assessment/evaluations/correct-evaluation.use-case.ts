import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { refuseUnless } from '../../platform/kernel/decision.js';
import type { CorrectionConsequences } from '../../tracks/index.js';
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

/** What came of a correction; without consequences when it changed the words alone. */
export interface MadeCorrection {
  evaluationId: string;
  consequences: CorrectionConsequences | null;
}

/** The evaluator corrects what they decided: a new evaluation takes the place of one, with the reason. */
@Injectable()
export class CorrectEvaluation {
  constructor(
    private readonly db: Db,
    private readonly defences: JudgedDefencesQueries,
    private readonly record: EvaluationRecord,
  ) {}

  run(input: CorrectEvaluationInput, actor: Actor): Promise<MadeCorrection> {
    return this.db.transaction(async () => {
      const { evaluationId: supersedesId, reason, outcome, comment } = input;
      const known = await this.db.of(Evaluation).findOneBy({ id: supersedesId });
      if (!known || known.decidedBy !== actor.id) throw new EvaluationUnknown(supersedesId);
      const { defence, project, now } = await this.defences.heldBy(actor, known.defenceId);
      const criteria = judgedCriteria(input, project);
      const latest = await this.defences.latestOf(known.defenceId);
      const isNews = outcome !== known.outcome || !sameFindings(latest?.criteria ?? [], criteria);
      const decision = mayCorrect({
        isLatest: latest?.evaluation.id === supersedesId,
        isNews,
        isLastJudged: await this.defences.isLastJudged(defence),
        state: defence.state,
        verdict: { outcome, criteria },
        criteria: project.criteria,
      });
      refuseUnless(decision, (checks) => new NotEvaluable(checks));

      const at = now.toJSDate();
      const decided: DecidedEvaluation = {
        defence,
        occasion: known.occasion,
        outcome,
        comment,
        criteria,
        decidedAt: at,
        recordedAt: at,
        completeBy: null,
        correction: { supersedesId, reason },
      };
      if (isNews) return this.record.correct(decided, actor);
      return { evaluationId: await this.record.append(decided, actor), consequences: null };
    });
  }
}

function sameFindings(before: readonly JudgedCriterion[], after: readonly JudgedCriterion[]): boolean {
  const met = new Map(before.map((criterion) => [criterion.criterionId, criterion.met]));
  return before.length === after.length && after.every(({ criterionId, met: is }) => met.get(criterionId) === is);
}
