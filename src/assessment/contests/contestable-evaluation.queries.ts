import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { Db } from '../../platform/database/db.js';
import type { Actor } from '../../platform/kernel/actor.js';
import type { Decision } from '../../platform/kernel/decision.js';
import { dayOf } from '../../platform/kernel/wall-time.js';
import { EvaluationUnknown } from '../evaluations/evaluations.errors.js';
import type { DefenceState } from '../evaluations/evaluations.types.js';
import { ProjectVisits, type VisitedProject } from '../evidence/project-visits.queries.js';
import { mayContestEvaluation } from './contest.rules.js';

/** A criterion that was found not met. */
export interface UnmetCriterion {
  criterionId: string;
  code: string;
  name: string;
  comment: string | null;
}

interface EvaluationRow {
  evaluationId: string;
  defenceId: string;
  enrolmentId: string;
  projectId: string;
  evaluatorId: string;
  decidedAt: Date;
  defenceState: DefenceState;
  stands: boolean;
  isContested: boolean;
  isPlannedAgain: boolean;
  unmet: UnmetCriterion[];
}

/** An evaluation of the learner who asks, and whether they may contest it. */
export interface ContestableEvaluation extends VisitedProject {
  evaluation: EvaluationRow;
  today: string;
  contestDays: number;
  decision: Decision;
}

const EVALUATION = `
  SELECT e.id AS "evaluationId", d.id AS "defenceId", d.enrolment_id AS "enrolmentId", d.project_id AS "projectId",
    d.evaluator_id AS "evaluatorId", e.decided_at AS "decidedAt", d.state AS "defenceState",
    NOT EXISTS (SELECT 1 FROM assessment.evaluation later
      WHERE later.defence_id = d.id AND (later.recorded_at, later.id) > (e.recorded_at, e.id))
    AND NOT EXISTS (SELECT 1 FROM assessment.defence other WHERE other.enrolment_id = d.enrolment_id
      AND other.project_id = d.project_id AND other.attempt > d.attempt
      AND other.state IN ('conditional', 'decided')) AS stands,
    EXISTS (SELECT 1 FROM assessment.evaluation_contest c WHERE c.defence_id = d.id) AS "isContested",
    EXISTS (SELECT 1 FROM assessment.defence other WHERE other.enrolment_id = d.enrolment_id
      AND other.project_id = d.project_id AND other.state = 'planned') AS "isPlannedAgain",
    COALESCE((SELECT json_agg(json_build_object('criterionId', k.id, 'code', k.code, 'name', k.name,
        'comment', f.comment) ORDER BY k.code, k.id)
      FROM assessment.evaluated_criterion f JOIN competence_blocks.pub_criterion k ON k.id = f.criterion_id
      WHERE f.evaluation_id = e.id AND NOT f.met), '[]') AS unmet
  FROM assessment.evaluation e JOIN assessment.defence d ON d.id = e.defence_id
  WHERE e.id = $1`;

/** Looks at an evaluation before its learner contests it. */
@Injectable()
export class ContestableEvaluations {
  constructor(
    private readonly db: Db,
    private readonly visits: ProjectVisits,
  ) {}

  /** The evaluation with whether these criteria of it may be contested. Throws EvaluationUnknown, ProjectNotYours. */
  async own(actor: Actor, evaluationId: string, criterionIds: readonly string[]): Promise<ContestableEvaluation> {
    const evaluation = await this.db.one<EvaluationRow>(EVALUATION, [evaluationId]);
    const seen = evaluation && (await this.visits.find(actor, evaluation));
    if (!seen) throw new EvaluationUnknown(evaluationId);
    const visited = await this.visits.visitAs('learner', actor, evaluation);
    const { enrolment, now } = visited;
    const { zone, rulebook, state: enrolmentState } = enrolment;
    const today = dayOf(now, zone);
    const contestDays = rulebook.evaluationContestDays;
    const decision = mayContestEvaluation({
      ...evaluation,
      today,
      contestDays,
      enrolmentState,
      decidedOn: dayOf(DateTime.fromJSDate(evaluation.decidedAt), zone),
      unmet: evaluation.unmet.map(({ criterionId }) => criterionId),
      contested: criterionIds,
    });
    return { ...visited, evaluation, today, contestDays, decision };
  }
}
