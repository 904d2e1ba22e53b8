import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import { WaitingProjects } from '../progression/waiting-projects.js';
import { DispensedProject } from './dispensed-project.entity.js';

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
