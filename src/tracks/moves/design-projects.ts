import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { CarryResults } from '../progression/carry-results.js';
import { Dispensing, type PassedDesign } from '../recognitions/dispensing.js';
import { WaitingProjects } from '../progression/waiting-projects.js';

/** The projects of a track that nobody began, beside the one of the same code in the design that it passes to. */
const UNTOUCHED = `
  SELECT lp.project_id AS was_id, now.id AS is_id
  FROM tracks.learner_project lp
  JOIN tracks.project was ON was.id = lp.project_id
  LEFT JOIN tracks.project now ON now.design_id = $2 AND now.code = was.code
  WHERE lp.enrolment_id = $1 AND lp.state IN ('locked', 'open') AND was.design_id <> $2`;

/** From which design to which, and whether that undoes the passage to the first. */
export interface ReplacedDesign extends Omit<PassedDesign, 'decidedAt'> {
  isBack: boolean;
}

/**
 * Gives a track the projects of another design. What is begun or validated stays what it was, by the brief and the
 * criteria that it was begun with; what nobody began is replaced by the project of the same code, or goes. What is
 * recognised need not be made there either.
 */
@Injectable()
export class DesignProjects {
  constructor(
    private readonly db: Db,
    private readonly waiting: WaitingProjects,
    private readonly carrying: CarryResults,
    private readonly dispensing: Dispensing,
  ) {}

  /** What was decided under another version of the title goes along, as far as blocks and criteria correspond. */
  carryResults(enrolmentId: string, actor: Actor): Promise<void> {
    return this.carrying.run(enrolmentId, actor);
  }

  /** In the transaction that holds the enrolment. */
  async replace({ enrolmentId, fromDesignId, designId, isBack }: ReplacedDesign): Promise<void> {
    if (isBack) await this.dispensing.unfollow(enrolmentId, fromDesignId);
    const lastMovedAt = await this.lastMovedAt(enrolmentId);
    const values = [enrolmentId, designId];
    await this.db.sql(
      `UPDATE tracks.counted_session s SET project_id = u.is_id FROM (${UNTOUCHED}) u
       WHERE s.enrolment_id = $1 AND s.project_id = u.was_id AND u.is_id IS NOT NULL`,
      values,
    );
    await this.db.sql(
      `UPDATE tracks.learner_project lp SET project_id = u.is_id FROM (${UNTOUCHED}) u
       WHERE lp.enrolment_id = $1 AND lp.project_id = u.was_id AND u.is_id IS NOT NULL`,
      values,
    );
    await this.db.sql(
      `DELETE FROM tracks.learner_project lp USING (${UNTOUCHED}) u
       WHERE lp.enrolment_id = $1 AND lp.project_id = u.was_id AND u.is_id IS NULL`,
      values,
    );
    await this.db.sql(
      `INSERT INTO tracks.learner_project (enrolment_id, project_id, state, starts_on, due_on, moved_at)
       SELECT e.id, p.id, 'locked', e.entered_on, e.planned_end_on, $3
       FROM tracks.enrolment e JOIN tracks.project p ON p.design_id = $2
       WHERE e.id = $1 AND NOT EXISTS (
         SELECT 1 FROM tracks.learner_project lp JOIN tracks.project has ON has.id = lp.project_id
         WHERE lp.enrolment_id = e.id AND has.code = p.code)`,
      [...values, lastMovedAt],
    );
    await this.dispensing.follow({ enrolmentId, fromDesignId, designId, decidedAt: lastMovedAt });
    for (const to of ['open', 'locked'] as const) await this.waiting.turn(to, { enrolmentId, decidedAt: lastMovedAt });
  }

  /** A passage is nothing that the learner did: it does not count as activity. */
  private async lastMovedAt(enrolmentId: string): Promise<Date> {
    const row = await this.db.one<{ at: Date }>(
      `SELECT COALESCE((SELECT max(lp.moved_at) FROM tracks.learner_project lp WHERE lp.enrolment_id = e.id),
         e.enrolled_at) AS at FROM tracks.enrolment e WHERE e.id = $1`,
      [enrolmentId],
    );
    if (!row) throw new Error(`No enrolment ${enrolmentId}`);
    return row.at;
  }
}
