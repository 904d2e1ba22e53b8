import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';

/** A fact that somebody contests and nobody has ruled on: the outcome of a session, or an evaluation. */
export interface OpenContest {
  id: string;
  kind: 'session' | 'evaluation';
  enrolmentId: string;
  learnerName: string;
  /** When the session began; null for an evaluation. */
  startsAt: string | null;
  /** The project that was judged; null for a session. */
  project: string | null;
  raisedAt: string;
  ruleByOn: string;
  href: string;
}

const MOST = 100;

const CONTESTS = `
  SELECT o.*, concat_ws(' ', i.first_name, coalesce(i.usage_name, i.birth_name)) AS "learnerName" FROM (
    SELECT c.id, 'session' AS kind, c.enrolment_id AS "enrolmentId", s.learner_id AS learner_id,
      to_json(s.starts_at) #>> '{}' AS "startsAt", NULL AS project, to_json(c.raised_at) #>> '{}' AS "raisedAt",
      c.rule_by_on AS "ruleByOn", '/sessions/' || s.id AS href
    FROM sessions.pub_open_contest c JOIN sessions.pub_session s ON s.id = c.session_id
    UNION ALL
    SELECT c.id, 'evaluation', c.enrolment_id, c.learner_id, NULL, p.code || ' · ' || p.name,
      to_json(c.raised_at) #>> '{}', c.rule_by_on, '/evaluation-contests/' || c.id
    FROM assessment.pub_open_evaluation_contest c
    JOIN tracks.pub_learner_project p ON p.enrolment_id = c.enrolment_id AND p.project_id = c.project_id) o
  LEFT JOIN learners.pub_civil_identity i ON i.learner_id = o.learner_id`;

/** Reads what is contested, whatever room it lies in. */
@Injectable()
export class OpenContestsQueries {
  constructor(private readonly db: Db) {}

  /** What is contested on one of these tracks, the first due first. */
  of(enrolmentIds: readonly string[]): Promise<OpenContest[]> {
    return this.db.sql<OpenContest>(
      `${CONTESTS} WHERE o."enrolmentId" = ANY($1::uuid[]) ORDER BY o."ruleByOn", o.id LIMIT ${MOST}`,
      [enrolmentIds],
    );
  }

  /** Everything that waits for a ruling, the first due first. */
  waiting(): Promise<OpenContest[]> {
    return this.db.sql<OpenContest>(`${CONTESTS} ORDER BY o."ruleByOn", o.id LIMIT ${MOST}`);
  }
}
