import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import type { DefenceMode, Outcome } from './evaluations.types.js';

/** What an evaluator has to do about a defence: hold it, judge it, wait for the learner, or decide on a condition. */
export type EvaluatorTask = 'hold' | 'judge' | 'wait' | 'decide';

/** A defence that its evaluator still has to do with. */
export interface OpenDefence {
  defenceId: string;
  enrolmentId: string;
  projectId: string;
  projectCode: string;
  projectName: string;
  level: number;
  learnerName: string;
  attempt: number;
  startsAt: Date;
  endsAt: Date;
  zone: string;
  mode: DefenceMode;
  task: EvaluatorTask;
  /** When it begins, or by when the open side of a condition acts. */
  dueAt: Date;
}

/** A defence that was decided. */
export interface JudgedDefence {
  defenceId: string;
  projectCode: string;
  projectName: string;
  learnerName: string;
  attempt: number;
  outcome: Outcome;
  decidedAt: Date;
  /** The contest that waits for a ruling; null without one. */
  contestId: string | null;
}

const MOST_JUDGED = 6;

/** Reads what is before an evaluator. */
@Injectable()
export class EvaluatorHomeQueries {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** The defences that an evaluator has to hold, to judge or to decide on, the most pressing first. */
  async openFor(evaluatorId: string): Promise<OpenDefence[]> {
    const now = (await this.clock.now()).toJSDate();
    return this.db.sql<OpenDefence>(
      `SELECT d.id AS "defenceId", d.enrolment_id AS "enrolmentId", d.project_id AS "projectId",
         p.code AS "projectCode", p.name AS "projectName", p.level,
         concat_ws(' ', i.first_name, COALESCE(i.usage_name, i.birth_name)) AS "learnerName", d.attempt,
         d.starts_at AS "startsAt", d.ends_at AS "endsAt", d.zone, d.mode,
         CASE WHEN d.state = 'planned' AND d.starts_at > $2 THEN 'hold' WHEN d.state = 'planned' THEN 'judge'
           WHEN d.completed_at IS NULL THEN 'wait' ELSE 'decide' END AS task,
         COALESCE(d.decide_by_at, d.complete_by_at, d.starts_at) AS "dueAt"
       FROM assessment.defence d
       JOIN tracks.pub_learner_project p ON p.enrolment_id = d.enrolment_id AND p.project_id = d.project_id
       LEFT JOIN learners.pub_civil_identity i ON i.learner_id = d.learner_id
       WHERE d.evaluator_id = $1 AND d.state IN ('planned', 'conditional')
       ORDER BY "dueAt", d.id LIMIT 200`,
      [evaluatorId, now],
    );
  }

  /** What an evaluator decided last, as it stands. */
  lastJudgedBy(evaluatorId: string): Promise<JudgedDefence[]> {
    return this.db.sql<JudgedDefence>(
      `SELECT d.id AS "defenceId", p.code AS "projectCode", p.name AS "projectName", d.attempt,
         concat_ws(' ', i.first_name, COALESCE(i.usage_name, i.birth_name)) AS "learnerName",
         e.outcome, e.decided_at AS "decidedAt",
         (SELECT c.id FROM assessment.pub_open_evaluation_contest c WHERE c.defence_id = d.id) AS "contestId"
       FROM assessment.defence d
       JOIN assessment.evaluation e ON e.defence_id = d.id
       JOIN tracks.pub_learner_project p ON p.enrolment_id = d.enrolment_id AND p.project_id = d.project_id
       LEFT JOIN learners.pub_civil_identity i ON i.learner_id = d.learner_id
       WHERE d.evaluator_id = $1 AND d.state = 'decided'
         AND e.recorded_at = (SELECT max(last.recorded_at) FROM assessment.evaluation last WHERE last.defence_id = d.id)
       ORDER BY e.decided_at DESC, d.id LIMIT ${MOST_JUDGED}`,
      [evaluatorId],
    );
  }
}
