import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';

/** What was done in a session, as it passes on to the next mentor: never what was noted in private. */
export interface SharedLog {
  sessionId: string;
  startsAt: Date;
  mentorName: string;
  done: string;
  objectives: string;
  projectState: string;
}

/** The shared parts of the logs of a track. */
@Injectable()
export class SharedLogsQueries {
  constructor(private readonly db: Db) {}

  /** Those that are signed, the last session first. */
  of(enrolmentId: string, size: number): Promise<SharedLog[]> {
    return this.db.sql<SharedLog>(
      `SELECT s.id AS "sessionId", s.starts_at AS "startsAt", m.full_name AS "mentorName", l.done, l.objectives,
         l.project_state AS "projectState"
       FROM sessions.session s JOIN sessions.session_log l ON l.session_id = s.id
       JOIN mentors.pub_mentor m ON m.id = s.mentor_id
       WHERE s.enrolment_id = $1 AND l.signed_at IS NOT NULL ORDER BY s.starts_at DESC, s.id DESC LIMIT $2`,
      [enrolmentId, size],
    );
  }
}
