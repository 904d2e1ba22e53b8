import { Injectable } from '@nestjs/common';
import { MentorsApi } from '../../mentors/index.js';
import { Db } from '../../platform/database/db.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { mayRuleOnEvaluation } from '../assessment.policy.js';
import { ProjectVisits, type VisitedProject } from '../evidence/project-visits.queries.js';
import { EvaluationContestUnknown } from './contests.errors.js';

/** A criterion that is contested, with what the evaluator wrote of it; `upheld` is null before the ruling. */
export interface ContestedFinding {
  criterionId: string;
  code: string;
  name: string;
  comment: string | null;
  upheld: boolean | null;
}

/** A contested evaluation with what it is about and what became of it. */
export interface ShownContest {
  contestId: string;
  evaluationId: string;
  defenceId: string;
  enrolmentId: string;
  projectId: string;
  learnerId: string;
  learnerName: string;
  projectCode: string;
  projectName: string;
  evaluatorId: string;
  evaluatorName: string;
  decidedBy: string;
  decidedAt: string;
  raisedAt: string;
  reason: string;
  ruleByOn: string;
  criteria: ContestedFinding[];
  ruling: { upheld: boolean; reason: string; ruledAt: string; correctionId: string | null } | null;
}

/** A contest as somebody came to it. */
export interface VisitedContest extends VisitedProject {
  contest: ShownContest;
  /** May the reader rule on it? */
  mayRule: boolean;
}

const CONTESTS = `
  SELECT c.id AS "contestId", c.evaluation_id AS "evaluationId", c.defence_id AS "defenceId",
    c.enrolment_id AS "enrolmentId", d.project_id AS "projectId", d.learner_id AS "learnerId",
    concat_ws(' ', i.first_name, coalesce(i.usage_name, i.birth_name)) AS "learnerName",
    p.code AS "projectCode", p.name AS "projectName", d.evaluator_id AS "evaluatorId",
    v.full_name AS "evaluatorName", e.decided_by AS "decidedBy", to_json(e.decided_at) #>> '{}' AS "decidedAt",
    to_json(c.raised_at) #>> '{}' AS "raisedAt", c.reason, c.rule_by_on AS "ruleByOn",
    COALESCE((SELECT json_agg(json_build_object('criterionId', k.id, 'code', k.code, 'name', k.name,
        'comment', f.comment, 'upheld', (SELECT g.met FROM assessment.evaluated_criterion g
          WHERE g.evaluation_id = COALESCE(r.correction_id, CASE WHEN r.contest_id IS NOT NULL THEN c.evaluation_id END)
            AND g.criterion_id = k.id)) ORDER BY k.code, k.id)
      FROM assessment.contested_criterion q
      JOIN competence_blocks.pub_criterion k ON k.id = q.criterion_id
      LEFT JOIN assessment.evaluated_criterion f ON f.evaluation_id = c.evaluation_id AND f.criterion_id = k.id
      WHERE q.contest_id = c.id), '[]') AS criteria,
    CASE WHEN r.contest_id IS NOT NULL THEN json_build_object('upheld', r.upheld, 'reason', r.reason,
      'ruledAt', r.ruled_at, 'correctionId', r.correction_id) END AS ruling
  FROM assessment.evaluation_contest c
  JOIN assessment.defence d ON d.id = c.defence_id
  JOIN assessment.evaluation e ON e.id = c.evaluation_id
  JOIN assessment.evaluator v ON v.id = d.evaluator_id
  JOIN tracks.pub_learner_project p ON p.enrolment_id = c.enrolment_id AND p.project_id = d.project_id
  LEFT JOIN assessment.evaluation_contest_ruling r ON r.contest_id = c.id
  LEFT JOIN learners.pub_civil_identity i ON i.learner_id = d.learner_id`;

/** Reads contested evaluations, for those who have to do with the project. */
@Injectable()
export class EvaluationContestsQueries {
  constructor(
    private readonly db: Db,
    private readonly visits: ProjectVisits,
    private readonly mentors: MentorsApi,
  ) {}

  /** Throws EvaluationContestUnknown, also for one who may not see the project. */
  async visit(actor: Actor, contestId: string): Promise<VisitedContest> {
    const contest = await this.db.one<ShownContest>(`${CONTESTS} WHERE c.id = $1`, [contestId]);
    const visited = contest && (await this.visits.find(actor, contest));
    if (!visited) throw new EvaluationContestUnknown(contestId);
    const { learnerId, evaluatorId, decidedBy } = contest;
    const hasMentored = await this.mentors.hasMentored(actor.id, learnerId);
    const mayRule = mayRuleOnEvaluation(actor, { learnerId, judgeIds: [evaluatorId, decidedBy], hasMentored });
    return { ...visited, contest, mayRule };
  }

  /** The contests that wait for a ruling, the first due first; at most 200. */
  waiting(): Promise<ShownContest[]> {
    return this.db.sql<ShownContest>(
      `${CONTESTS} WHERE r.contest_id IS NULL ORDER BY c.rule_by_on, c.raised_at, c.id LIMIT 200`,
    );
  }
}
