import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { AttemptsQueries, type VisitedAttempt } from '../evidence/attempts.queries.js';
import { missingOf } from '../evidence/evidence.rules.js';
import type { ProjectKey } from '../evidence/project-visits.queries.js';
import { type AskedTime, defenceTimeOf, type Occurrence } from './defence-time.rules.js';
import { DefenceTimeInvalid } from './evaluations.errors.js';
import type { DefenceFacts, DefenceTime, EvaluatorStanding } from './defence.rules.js';

/** An evaluator, and all that says whether a project may be defended before them. */
export interface DefenceOption {
  evaluatorId: string;
  fullName: string;
  facts: Omit<DefenceFacts, 'time'>;
}

/** Which project is to be defended, when, and before whom. */
export interface AskedPlan extends ProjectKey, AskedTime {
  evaluatorId?: string;
}

/** The project, the time that is asked for, and the evaluators. */
export interface DefencePlan {
  visited: VisitedAttempt;
  time: (DefenceTime & { occurrence: Occurrence }) | null;
  options: DefenceOption[];
}

interface ProjectRow {
  titleCode: string;
  learnerIsFree: boolean;
}

type EvaluatorRow = EvaluatorStanding & { evaluatorId: string; fullName: string };

/** Gathers what planning a defence looks at. */
@Injectable()
export class PlanningQueries {
  constructor(
    private readonly db: Db,
    private readonly attempts: AttemptsQueries,
  ) {}

  /** What a plan is made of; without a time it is for any. Throws LearnerProjectUnknown, DefenceTimeInvalid. */
  async plan(actor: Actor, { evaluatorId, ...asked }: AskedPlan): Promise<DefencePlan> {
    const visited = await this.attempts.visit(actor, asked);
    const isTimed = asked.startsAt !== undefined || asked.local !== undefined;
    const { zone, rulebook } = visited.enrolment;
    const time = isTimed ? defenceTimeOf(asked, { zone, defenceMinutes: rulebook.defenceMinutes }) : null;
    if (isTimed && !time) throw new DefenceTimeInvalid();
    return { visited, time, options: await this.options(visited, time, evaluatorId) };
  }

  private async options(visited: VisitedAttempt, time: DefenceTime | null, evaluatorId?: string) {
    const { enrolment, project, facts } = visited;
    const row = await this.projectRow(visited, time);
    const evaluators = await this.evaluators(enrolment.learnerId, time, evaluatorId);
    const shared = {
      now: facts.now,
      numbers: enrolment.rulebook,
      titleCode: row?.titleCode ?? '',
      learnerIsFree: row?.learnerIsFree ?? false,
      project: {
        code: project.code,
        level: project.level,
        state: project.state,
        sessionsHeld: project.sessionsHeld,
        isReady: project.markedReadyAt !== null,
        missing: missingOf(project.deliverables, facts.files),
        defences: project.defences,
        extraDefences: project.extraDefences,
        isContested: project.contestedCriteria !== null,
      },
    };
    return evaluators.map(({ evaluatorId: id, fullName, ...evaluator }) => ({
      evaluatorId: id,
      fullName,
      facts: { ...shared, evaluator },
    }));
  }

  private projectRow({ enrolment }: VisitedAttempt, time: DefenceTime | null): Promise<ProjectRow | null> {
    return this.db.one<ProjectRow>(
      `SELECT t.code AS "titleCode",
         $3::timestamptz IS NULL OR NOT EXISTS (SELECT 1 FROM sessions.pub_taken_time t
           WHERE t.person_id = $2 AND t.starts_at < $4 AND t.ends_at > $3) AS "learnerIsFree"
       FROM competence_blocks.pub_title t WHERE t.id = $1`,
      [enrolment.titleVersionId, enrolment.learnerId, ...boundsOf(time)],
    );
  }

  private evaluators(learnerId: string, time: DefenceTime | null, evaluatorId?: string): Promise<EvaluatorRow[]> {
    return this.db.sql<EvaluatorRow>(
      `SELECT e.id AS "evaluatorId", e.full_name AS "fullName", e.title_codes AS "titleCodes",
         e.max_level AS "maxLevel",
         e.id = $1 OR EXISTS (SELECT 1 FROM mentors.pub_assignment a
           WHERE a.mentor_id = e.id AND a.learner_id = $1) AS "isTied",
         $2::timestamptz IS NULL OR NOT EXISTS (SELECT 1 FROM sessions.pub_taken_time t
           WHERE t.person_id = e.id AND t.starts_at < $3 AND t.ends_at > $2) AS "isFree"
       FROM assessment.evaluator e WHERE $4::uuid IS NULL OR e.id = $4
       ORDER BY e.full_name, e.id LIMIT 500`,
      [learnerId, ...boundsOf(time), evaluatorId ?? null],
    );
  }
}

function boundsOf(time: DefenceTime | null): [Date | null, Date | null] {
  return [time?.slot.start.toJSDate() ?? null, time?.slot.end.toJSDate() ?? null];
}
