import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';

/** A project that was opened or locked. */
export interface TurnedProject {
  projectId: string;
  code: string;
}

/** Which projects wait for others, by code, since what was begun before a move stays of the design that it is of: they follow when one that they need is validated, or is so no longer. */
@Injectable()
export class WaitingProjects {
  constructor(private readonly db: Db) {}

  /** Opens the projects that wait for nothing any more, or locks those not begun that wait again; answers them by code. */
  async turn(to: 'open' | 'locked', { enrolmentId, decidedAt }: { enrolmentId: string; decidedAt: Date }) {
    const rows = await this.db.sql<TurnedProject>(
      `UPDATE tracks.learner_project lp SET state = $2, moved_at = $3
       FROM tracks.project p
       WHERE p.id = lp.project_id AND lp.enrolment_id = $1
         AND lp.state = CASE $2 WHEN 'open' THEN 'locked' ELSE 'open' END
         AND ($2 = 'locked') = EXISTS (
           SELECT 1 FROM tracks.project_prerequisite q
           JOIN tracks.project needed ON needed.id = q.prerequisite_id
           JOIN tracks.project has ON has.code = needed.code
           JOIN tracks.learner_project before ON before.enrolment_id = $1 AND before.project_id = has.id
           WHERE q.project_id = lp.project_id AND before.state <> 'validated')
       RETURNING p.id AS "projectId", p.code`,
      [enrolmentId, to, decidedAt],
    );
    return rows.toSorted((a, b) => (a.code < b.code ? -1 : 1));
  }
}
