import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { newId } from '../../platform/kernel/id.js';
import { type CorrectionConsequences, TracksApi } from '../../tracks/index.js';
import type { ProjectEvaluated } from '../assessment.events.js';
import { Conditions } from './conditions.js';
import { Defence } from './defence.entity.js';
import { EvaluatedCriterion } from './evaluated-criterion.entity.js';
import { Evaluation } from './evaluation.entity.js';
import type { EvaluationOccasion, JudgedCriterion, Outcome } from './evaluations.types.js';

/** An evaluation that was decided and is to be kept. */
export interface DecidedEvaluation {
  defence: Defence;
  occasion: EvaluationOccasion;
  outcome: Outcome;
  comment: string | null;
  criteria: readonly JudgedCriterion[];
  decidedAt: Date;
  recordedAt: Date;
  /** On a condition: by when the learner completes. */
  completeBy: Date | null;
  /** A correction names the evaluation that it takes the place of. */
  correction?: { supersedesId: string; reason: string };
}

/** What comes of an evaluation. */
export interface KeptEvaluation {
  evaluationId: string;
  outcome: Outcome;
  decidedAt: Date;
  completeBy: Date | null;
}

/** Appends an evaluation, moves its defence and tells tracks, in the transaction that is open. */
@Injectable()
export class EvaluationRecord {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly conditions: Conditions,
    private readonly tracks: TracksApi,
  ) {}

  /** Keeps an evaluation that says something new of the project. */
  async keep(decided: DecidedEvaluation, actor: Actor): Promise<KeptEvaluation> {
    const { defence, outcome, decidedAt, completeBy } = decided;
    const evaluationId = await this.append(decided, actor);
    if (completeBy) await this.conditions.set(defence.id, completeBy);
    if (outcome !== 'conditional') await this.db.of(Defence).update({ id: defence.id }, { state: 'decided' });
    const { enrolmentId, projectId } = defence;
    const criteria = decided.criteria.map(({ criterionId, met }) => ({ criterionId, met }));
    await this.tracks.recordEvaluation({ enrolmentId, projectId, evaluationId, outcome, criteria, decidedAt }, actor);
    return { evaluationId, outcome, decidedAt, completeBy };
  }

  /** Keeps a correction that says something else of the project than what it takes the place of. */
  async correct(
    decided: DecidedEvaluation,
    actor: Actor,
  ): Promise<{ evaluationId: string; consequences: CorrectionConsequences }> {
    const { defence, outcome, decidedAt } = decided;
    const evaluationId = await this.append(decided, actor);
    if (outcome !== 'conditional') await this.db.of(Defence).update({ id: defence.id }, { state: 'decided' });
    const { enrolmentId, projectId } = defence;
    const criteria = decided.criteria.map(({ criterionId, met }) => ({ criterionId, met }));
    const evaluation = { enrolmentId, projectId, evaluationId, outcome, criteria, decidedAt };
    return { evaluationId, consequences: await this.tracks.recordCorrection(evaluation, actor) };
  }

  /** Appends the rows and the event alone, for a correction of words. */
  async append(decided: DecidedEvaluation, actor: Actor): Promise<string> {
    const { defence, occasion, outcome, comment, decidedAt, recordedAt, correction } = decided;
    const id = newId();
    await this.db.of(Evaluation).insert({
      id,
      defenceId: defence.id,
      occasion,
      outcome,
      comment,
      decidedAt,
      decidedBy: actor.id,
      recordedAt,
      supersedesId: correction?.supersedesId ?? null,
      reason: correction?.reason ?? null,
    });
    const rows = decided.criteria.map((criterion) => ({ ...criterion, evaluationId: id }));
    if (rows.length > 0) await this.db.of(EvaluatedCriterion).insert(rows);
    await this.tell(decided, id, actor);
    return id;
  }

  private tell(decided: DecidedEvaluation, evaluationId: string, actor: Actor): Promise<void> {
    const { defence, occasion, outcome, criteria, completeBy, correction } = decided;
    const { id: defenceId, enrolmentId, projectId } = defence;
    return this.events.record<ProjectEvaluated>(
      {
        name: correction ? 'assessment.evaluation-corrected' : 'assessment.project-evaluated',
        subject: enrolmentId,
        data: {
          enrolmentId,
          projectId,
          defenceId,
          evaluationId,
          occasion,
          outcome,
          met: criteria.filter(({ met }) => met).length,
          criteria: criteria.length,
          completeBy: completeBy?.toISOString() ?? null,
          supersedesId: correction?.supersedesId ?? null,
        },
      },
      actor,
    );
  }
}
