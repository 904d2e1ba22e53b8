import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import { APPROVAL, CONTRACT_END, SINCE } from '../profiles/mentors.queries.js';
import type { ApprovalState } from '../profiles/profile.types.js';

/** A learner that a mentor accompanies. */
export interface AccompaniedLearner {
  assignmentId: string;
  learnerId: string;
  enrolmentId: string;
  fromOn: string;
  untilOn: string | null;
}

/** What a new assignment meets: the mentor as they are, and who accompanies the learner until when. */
export interface AroundAssignment {
  maxLevel: number;
  maxLearners: number;
  titleCodes: string[];
  approval: ApprovalState;
  contractEndsOn: string | null;
  /** Since when they have accompanied learners; null for somebody who never did. */
  sinceOn: string | null;
  learners: number;
  isJudge: boolean;
  titleCode: string;
  /** The last day of an assignment that reaches into the new one, `open` when none is known yet; null without one. */
  otherUntilOn: string | null;
}

/** Who accompanies whom, and who ever did. */
@Injectable()
export class AssignmentsQueries {
  constructor(private readonly db: Db) {}

  /** The mentor of an enrolment on a day, or null. */
  async mentorOf(enrolmentId: string, onDay: string): Promise<string | null> {
    const row = await this.db.one<{ mentorId: string }>(
      `SELECT mentor_id AS "mentorId" FROM mentors.pub_assignment
       WHERE enrolment_id = $1 AND from_on <= $2 AND (until_on IS NULL OR until_on >= $2)`,
      [enrolmentId, onDay],
    );
    return row?.mentorId ?? null;
  }

  /** Did this person ever mentor this learner, or will they, by an assignment that stands? */
  async hasMentored(personId: string, learnerId: string): Promise<boolean> {
    const rows = await this.db.sql(
      `SELECT 1 FROM mentors.assignment WHERE mentor_id = $1 AND learner_id = $2
       UNION ALL SELECT 1 FROM mentors.substitution
       WHERE substitute_id = $1 AND learner_id = $2 AND called_off_at IS NULL LIMIT 1`,
      [personId, learnerId],
    );
    return rows.length > 0;
  }

  /** Does this person accompany this learner on that day, on any track? Who is away does, and who stands in. */
  async accompanies(personId: string, learnerId: string, onDay: string): Promise<boolean> {
    const rows = await this.db.sql(
      `SELECT 1 FROM mentors.assignment
       WHERE mentor_id = $1 AND learner_id = $2 AND from_on <= $3 AND (until_on IS NULL OR until_on >= $3)
       UNION ALL SELECT 1 FROM mentors.pub_assignment
       WHERE mentor_id = $1 AND learner_id = $2 AND from_on <= $3 AND (until_on IS NULL OR until_on >= $3) LIMIT 1`,
      [personId, learnerId, onDay],
    );
    return rows.length > 0;
  }

  /** The learners of a mentor on a day, longest accompanied first. */
  learnersOf(mentorId: string, onDay: string): Promise<AccompaniedLearner[]> {
    return this.db.sql<AccompaniedLearner>(
      `SELECT id AS "assignmentId", learner_id AS "learnerId", enrolment_id AS "enrolmentId", from_on AS "fromOn",
         until_on AS "untilOn"
       FROM mentors.pub_assignment
       WHERE mentor_id = $1 AND from_on <= $2 AND (until_on IS NULL OR until_on >= $2) ORDER BY from_on, id`,
      [mentorId, onDay],
    );
  }

  /** What an assignment from that day on would meet; null when there is no such mentor. */
  around(enrolmentId: string, mentorId: string, fromOn: string): Promise<AroundAssignment | null> {
    return this.db.one<AroundAssignment>(
      `SELECT m.max_level AS "maxLevel", m.max_learners AS "maxLearners", m.title_codes AS "titleCodes",
         ${APPROVAL} AS approval, ${CONTRACT_END} AS "contractEndsOn", ${SINCE} AS "sinceOn",
         (SELECT coalesce(until_on::text, 'open') FROM mentors.assignment
          WHERE enrolment_id = $1 AND (until_on IS NULL OR until_on >= $3)
          ORDER BY from_on DESC LIMIT 1) AS "otherUntilOn",
         (SELECT count(DISTINCT enrolment_id) FROM mentors.pub_assignment
          WHERE mentor_id = $2 AND (until_on IS NULL OR until_on >= $3)) AS learners,
         e.title_code AS "titleCode",
         EXISTS (SELECT 1 FROM mentors.judge j WHERE j.judge_id = $2 AND j.learner_id = e.learner_id) AS "isJudge"
       FROM mentors.mentor m JOIN tracks.pub_enrolment e ON e.id = $1 WHERE m.id = $2`,
      [enrolmentId, mentorId, fromOn],
    );
  }
}
