import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import { WaitingProjects } from '../progression/waiting-projects.js';
import { DispensedProject } from './dispensed-project.entity.js';

/** That a track passes from one design to another. */
export interface PassedDesign {
  enrolmentId: string;
  fromDesignId: string;
  designId: string;
  decidedAt: Date;
}

/** In SQL: is every criterion that the project `id` proves one of a competence that is recognised to the enrolment $1? */
const isCovered = (id: string) => `(
  EXISTS (SELECT 1 FROM tracks.project_criterion pc WHERE pc.project_id = ${id}) AND NOT EXISTS (
    SELECT 1 FROM tracks.project_criterion pc JOIN competence_blocks.pub_criterion k ON k.id = pc.criterion_id
    WHERE pc.project_id = ${id} AND k.competence_id NOT IN (SELECT competence_id FROM recognised)))`;

/** Takes projects out of the way of a learner, or puts them back; in the transaction that is open. */
@Injectable()
export class Dispensing {
  constructor(
    private readonly db: Db,
    private readonly waiting: WaitingProjects,
  ) {}

  /** Answers the codes of the projects that may be begun since. */
  async dispense(
    { enrolmentId, recognitionId, decidedAt }: { enrolmentId: string; recognitionId: string; decidedAt: Date },
    projectIds: readonly string[],
  ): Promise<string[]> {
    if (projectIds.length === 0) return [];
    await this.db.of(DispensedProject).insert(projectIds.map((projectId) => ({ recognitionId, projectId })));
    await this.db.sql(
      `UPDATE tracks.learner_project SET state = 'validated', validated_at = $3, dispensed_by = $4
       WHERE enrolment_id = $1 AND project_id = ANY($2::uuid[])`,
      [enrolmentId, projectIds, decidedAt, recognitionId],
    );
    const opened = await this.waiting.turn('open', { enrolmentId, decidedAt });
    return opened.map(({ code }) => code);
  }

  /**
   * Of the design that a track passes to, what nobody began and all of which is recognised is dispensed with: by the
   * latest decision that it rests on, unless the project in whose place it stands was to be made all the same.
   */
  async follow({ enrolmentId, fromDesignId, designId, decidedAt }: PassedDesign): Promise<void> {
    await this.db.sql(
      `WITH recognised AS (
         SELECT c.competence_id, g.id, g.decided_at FROM tracks.recognised_competence c
         JOIN tracks.recognition g ON g.id = c.recognition_id
         WHERE g.enrolment_id = $1
           AND NOT EXISTS (SELECT 1 FROM tracks.recognition_withdrawal w WHERE w.recognition_id = g.id)),
       covered AS (
         SELECT p.id, (SELECT g.id FROM recognised g
             JOIN competence_blocks.pub_criterion k ON k.competence_id = g.competence_id
             JOIN tracks.project_criterion pc ON pc.criterion_id = k.id AND pc.project_id = p.id
             ORDER BY g.decided_at DESC, g.id DESC LIMIT 1) AS recognition_id
         FROM tracks.learner_project lp JOIN tracks.project p ON p.id = lp.project_id
         WHERE lp.enrolment_id = $1 AND p.design_id = $2 AND lp.state IN ('locked', 'open') AND ${isCovered('p.id')}
           AND NOT EXISTS (SELECT 1 FROM tracks.project was
             WHERE was.design_id = $3 AND was.code = p.code AND ${isCovered('was.id')})),
       kept AS (
         INSERT INTO tracks.dispensed_project (recognition_id, project_id)
         SELECT recognition_id, id FROM covered ON CONFLICT DO NOTHING)
       UPDATE tracks.learner_project lp SET state = 'validated', validated_at = $4, dispensed_by = c.recognition_id
       FROM covered c WHERE lp.enrolment_id = $1 AND lp.project_id = c.id`,
      [enrolmentId, designId, fromDesignId, decidedAt],
    );
  }

  /** On the way back: what the passage dispensed with in the design that is left was never begun. */
  async unfollow(enrolmentId: string, fromDesignId: string): Promise<void> {
    await this.db.sql(
      `UPDATE tracks.learner_project lp SET state = 'locked', validated_at = NULL, dispensed_by = NULL
       FROM tracks.project p
       WHERE p.id = lp.project_id AND p.design_id = $2 AND lp.enrolment_id = $1 AND lp.dispensed_by IS NOT NULL`,
      [enrolmentId, fromDesignId],
    );
  }

  /** The projects that this recognition dispensed with are to be made again; those that waited for them wait again. */
  async restore(
    { enrolmentId, recognitionId }: { enrolmentId: string; recognitionId: string },
    decidedAt: Date,
  ): Promise<number> {
    const restored = await this.db.sql(
      `UPDATE tracks.learner_project SET state = 'open', validated_at = NULL, dispensed_by = NULL
       WHERE enrolment_id = $1 AND dispensed_by = $2 RETURNING project_id`,
      [enrolmentId, recognitionId],
    );
    await this.waiting.turn('locked', { enrolmentId, decidedAt });
    return restored.length;
  }
}
