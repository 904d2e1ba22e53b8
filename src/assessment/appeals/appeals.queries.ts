import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { type Actor, hasRole } from '../../platform/kernel/actor.js';
import type { Decision } from '../../platform/kernel/decision.js';
import { dayOf } from '../../platform/kernel/wall-time.js';
import { CaseUnknown } from '../assessment.errors.js';
import type { CaseState, Outcome } from '../juries/jury.types.js';
import { mayAppeal } from './appeal.rules.js';

/** An appeal with what it is about and what became of it. */
export interface ShownAppeal {
  appealId: string;
  caseId: string;
  juryId: string;
  juryNumber: string;
  enrolmentId: string;
  enrolmentNumber: string;
  candidate: string;
  caseState: CaseState;
  reason: string;
  filedAt: Date;
  ruling: { admissible: boolean; reason: string; ruledAt: Date } | null;
}

/** A case as an appeal looks at it. */
export interface AppealableCase {
  caseId: string;
  juryId: string;
  enrolmentId: string;
  learnerId: string;
  state: CaseState;
  outcome: Outcome | null;
  zone: string;
  appealUntilOn: string | null;
  adjourned: string[];
}

/** Reads cases that are contested, or may be. */
@Injectable()
export class AppealsQueries {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** A case of the learner who asks, with whether they may appeal. Throws `CaseUnknown`. */
  async own(caseId: string, actor: Actor): Promise<{ juryCase: AppealableCase; decision: Decision; now: Date }> {
    const juryCase = await this.db.one<AppealableCase>(
      `SELECT c.id AS "caseId", c.jury_id AS "juryId", c.enrolment_id AS "enrolmentId", c.learner_id AS "learnerId",
         c.state, c.outcome, j.zone, c.appeal_until_on AS "appealUntilOn",
         ARRAY(SELECT d.block_id::text FROM assessment.block_decision d
           WHERE d.case_id = c.id AND d.decision = 'adjourned') AS adjourned
       FROM assessment.jury_case c JOIN assessment.jury j ON j.id = c.jury_id
       WHERE c.id = $1 AND c.learner_id = $2`,
      [caseId, actor.id],
    );
    if (!juryCase) throw new CaseUnknown(caseId);
    const now = await this.clock.now();
    const { state, outcome, adjourned, appealUntilOn, zone } = juryCase;
    const adjournedBlocks = adjourned.length;
    const facts = { today: dayOf(now, zone), caseState: state, outcome, adjournedBlocks, appealUntilOn };
    return { juryCase, decision: mayAppeal(facts), now: now.toJSDate() };
  }

  /** The appeal of a case, for officers and for the candidate; null when there is none, or for anybody else. */
  async ofCase(caseId: string, actor: Actor): Promise<ShownAppeal | null> {
    const own = hasRole(actor, 'officer') ? null : actor.id;
    return this.db.one<ShownAppeal>(`${APPEALS} WHERE c.id = $1 AND ($2::uuid IS NULL OR c.learner_id = $2)`, [
      caseId,
      own,
    ]);
  }

  /** The appeals that wait for their ruling, the oldest first; at most 200. */
  waiting(): Promise<ShownAppeal[]> {
    return this.db.sql<ShownAppeal>(`${APPEALS} WHERE r.id IS NULL ORDER BY a.filed_at, a.id LIMIT 200`);
  }
}

const APPEALS = `
  SELECT a.id AS "appealId", c.id AS "caseId", c.jury_id AS "juryId", j.number AS "juryNumber",
    c.enrolment_id AS "enrolmentId", e.number AS "enrolmentNumber", c.state AS "caseState",
    concat_ws(' ', i.first_name, coalesce(i.usage_name, i.birth_name)) AS candidate, a.reason, a.filed_at AS "filedAt",
    CASE WHEN r.id IS NOT NULL THEN json_build_object('admissible', r.admissible, 'reason', r.reason,
      'ruledAt', r.ruled_at) END AS ruling
  FROM assessment.appeal a
  JOIN assessment.jury_case c ON c.id = a.case_id
  JOIN assessment.jury j ON j.id = c.jury_id
  JOIN tracks.pub_enrolment e ON e.id = c.enrolment_id
  LEFT JOIN assessment.appeal_ruling r ON r.appeal_id = a.id
  LEFT JOIN learners.pub_civil_identity i ON i.learner_id = c.learner_id`;
