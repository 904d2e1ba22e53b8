import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { type ProjectKey, ProjectVisits, type VisitedProject } from '../evidence/project-visits.queries.js';
import { DefenceUnknown } from './evaluations.errors.js';
import type { DefenceMode, DefenceState, EvaluationOccasion, Outcome } from './evaluations.types.js';

/** A decision on a project, with each criterion as it was found. */
export interface ShownEvaluation {
  evaluationId: string;
  occasion: EvaluationOccasion;
  outcome: Outcome;
  comment: string | null;
  decidedAt: Date;
  decidedBy: string;
  supersedesId: string | null;
  reason: string | null;
  /** False for one that was corrected. */
  stands: boolean;
  /** What the learner contests of it, and what became of that; `upheld` is null before the ruling. */
  contest: { contestId: string; raisedAt: string; ruleByOn: string; upheld: boolean | null } | null;
  /** Does the contest wait for its ruling? */
  contested: boolean;
  criteria: {
    criterionId: string;
    code: string;
    name: string;
    met: boolean;
    comment: string | null;
    contested: boolean;
  }[];
}

/** A defence with what was decided of it, oldest decision first. */
export interface ShownDefence {
  defenceId: string;
  enrolmentId: string;
  projectId: string;
  attempt: number;
  evaluatorId: string;
  evaluatorName: string;
  startsAt: Date;
  endsAt: Date;
  zone: string;
  mode: DefenceMode;
  state: DefenceState;
  completeBy: Date | null;
  completedAt: Date | null;
  decideBy: Date | null;
  cancelReason: string | null;
  evaluations: ShownEvaluation[];
}

const DEFENCE = `
  SELECT d.id AS "defenceId", d.enrolment_id AS "enrolmentId", d.project_id AS "projectId", d.attempt,
    d.evaluator_id AS "evaluatorId", v.full_name AS "evaluatorName", d.starts_at AS "startsAt", d.ends_at AS "endsAt",
    d.zone, d.mode, d.state, d.complete_by_at AS "completeBy", d.completed_at AS "completedAt",
    d.decide_by_at AS "decideBy", d.cancel_reason AS "cancelReason"
  FROM assessment.defence d JOIN assessment.evaluator v ON v.id = d.evaluator_id`;

const EVALUATIONS = `
  SELECT e.defence_id AS "defenceId", e.id AS "evaluationId", e.occasion, e.outcome, e.comment,
    e.decided_at AS "decidedAt", e.decided_by AS "decidedBy", e.supersedes_id AS "supersedesId", e.reason,
    NOT EXISTS (SELECT 1 FROM assessment.evaluation later WHERE later.supersedes_id = e.id) AS stands,
    COALESCE((SELECT json_agg(json_build_object('criterionId', c.criterion_id, 'code', k.code, 'name', k.name,
        'met', c.met, 'comment', c.comment, 'contested', q.criterion_id IS NOT NULL AND r.contest_id IS NULL) ORDER BY k.code)
      FROM assessment.evaluated_criterion c
      JOIN competence_blocks.pub_criterion k ON k.id = c.criterion_id
      LEFT JOIN assessment.contested_criterion q ON q.contest_id = t.id AND q.criterion_id = c.criterion_id
      WHERE c.evaluation_id = e.id), '[]') AS criteria,
    CASE WHEN t.id IS NOT NULL THEN json_build_object('contestId', t.id, 'raisedAt', t.raised_at,
      'ruleByOn', t.rule_by_on, 'upheld', r.upheld) END AS contest,
    t.id IS NOT NULL AND r.contest_id IS NULL AS contested
  FROM assessment.evaluation e
  LEFT JOIN assessment.evaluation_contest t ON t.evaluation_id = e.id
  LEFT JOIN assessment.evaluation_contest_ruling r ON r.contest_id = t.id
  WHERE e.defence_id = ANY($1::uuid[]) ORDER BY e.recorded_at, e.id`;

/** Reads defences for those who have to do with them. */
@Injectable()
export class DefencesQueries {
  constructor(
    private readonly db: Db,
    private readonly visits: ProjectVisits,
  ) {}

  /** The defences of a project, attempt by attempt. Throws LearnerProjectUnknown. */
  async ofProject(actor: Actor, key: ProjectKey): Promise<ShownDefence[]> {
    await this.visits.visit(actor, key);
    const rows = await this.db.sql<Omit<ShownDefence, 'evaluations'>>(
      `${DEFENCE} WHERE d.enrolment_id = $1 AND d.project_id = $2 ORDER BY d.planned_at, d.id`,
      [key.enrolmentId, key.projectId],
    );
    return this.withEvaluations(rows);
  }

  /** All defences of a track, for those who were let in already. */
  async ofEnrolment(enrolmentId: string): Promise<ShownDefence[]> {
    const rows = await this.db.sql<Omit<ShownDefence, 'evaluations'>>(
      `${DEFENCE} WHERE d.enrolment_id = $1 ORDER BY d.planned_at, d.id`,
      [enrolmentId],
    );
    return this.withEvaluations(rows);
  }

  /** One defence with the project that it is about, for judging it. Throws DefenceUnknown. */
  async defenceFor(actor: Actor, defenceId: string): Promise<ShownDefence & Pick<VisitedProject, 'project'>> {
    const rows = await this.db.sql<Omit<ShownDefence, 'evaluations'>>(`${DEFENCE} WHERE d.id = $1`, [defenceId]);
    const [defence] = await this.withEvaluations(rows);
    const visited = defence && (await this.visits.find(actor, defence));
    if (!visited) throw new DefenceUnknown(defenceId);
    return { ...defence, project: visited.project };
  }

  private async withEvaluations(rows: Omit<ShownDefence, 'evaluations'>[]): Promise<ShownDefence[]> {
    const ids = rows.map(({ defenceId }) => defenceId);
    const found = await this.db.sql<ShownEvaluation & { defenceId: string }>(EVALUATIONS, [ids]);
    return rows.map((row) => ({
      ...row,
      evaluations: found
        .filter(({ defenceId }) => defenceId === row.defenceId)
        .map(({ defenceId: _same, ...evaluation }) => evaluation),
    }));
  }
}
