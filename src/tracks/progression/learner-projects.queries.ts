import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import type { EnrolmentState } from '../enrolments/enrolment.types.js';
import { EnrolmentUnknown, ProjectUnknown } from '../tracks.errors.js';
import type { ProjectFacts, ProjectState } from './progression.types.js';

/** A project of a learner that something is about to be done with. */
export interface HeldProject {
  code: string;
  state: ProjectState;
  enrolmentState: EnrolmentState;
  learnerId: string;
  designId: string;
}

/** Reads the projects of learners. */
@Injectable()
export class LearnerProjectsQueries {
  constructor(private readonly db: Db) {}

  /** Holds the enrolment until the transaction ends. Throws for an enrolment or project that is not known. */
  async held(enrolmentId: string, projectId: string): Promise<HeldProject> {
    await this.db.lock(`enrolment ${enrolmentId}`);
    const row = await this.db.one<HeldProject>(
      `SELECT p.code, lp.state, e.state AS "enrolmentState", e.learner_id AS "learnerId", e.design_id AS "designId"
       FROM tracks.enrolment e
       LEFT JOIN tracks.learner_project lp ON lp.enrolment_id = e.id AND lp.project_id = $2
       LEFT JOIN tracks.project p ON p.id = lp.project_id
       WHERE e.id = $1`,
      [enrolmentId, projectId],
    );
    if (!row) throw new EnrolmentUnknown(enrolmentId);
    if (row.code === null) throw new ProjectUnknown(projectId);
    return row;
  }

  /** One project of one learner with its deliverables and criteria; null when there is none. */
  project(enrolmentId: string, projectId: string): Promise<ProjectFacts | null> {
    return this.db.one<ProjectFacts>(
      `SELECT lp.enrolment_id AS "enrolmentId", p.id AS "projectId", p.design_id AS "designId", p.code, p.name, p.brief, p.level, lp.state,
         lp.due_on AS "dueOn",
         p.estimated_hours AS "estimatedHours", lp.sessions_held AS "sessionsHeld",
         lp.marked_ready_at AS "markedReadyAt", lp.defences, lp.extra_defences AS "extraDefences",
         lp.contested_criteria AS "contestedCriteria",
         lp.dispensed_by IS NOT NULL AS dispensed,
         COALESCE((SELECT json_agg(json_build_object('name', d.name, 'extensions', d.extensions,
           'required', d.required) ORDER BY d.position)
           FROM tracks.project_deliverable d WHERE d.project_id = p.id), '[]') AS deliverables,
         COALESCE((SELECT json_agg(json_build_object('id', k.id, 'code', k.code, 'name', k.name,
           'competenceId', c.id, 'blockId', c.block_id) ORDER BY k.code)
           FROM tracks.project_criterion pc
           JOIN competence_blocks.pub_criterion k ON k.id = pc.criterion_id
           JOIN competence_blocks.pub_competence c ON c.id = k.competence_id
           WHERE pc.project_id = p.id), '[]') AS criteria
       FROM tracks.learner_project lp JOIN tracks.project p ON p.id = lp.project_id
       WHERE lp.enrolment_id = $1 AND lp.project_id = $2`,
      [enrolmentId, projectId],
    );
  }

  /** The codes of the projects before this one that are not validated yet. */
  async openPrerequisites(enrolmentId: string, projectId: string): Promise<string[]> {
    const rows = await this.db.sql<{ code: string }>(
      `SELECT p.code FROM tracks.project_prerequisite q
       JOIN tracks.project needed ON needed.id = q.prerequisite_id
       JOIN tracks.project p ON p.code = needed.code
       JOIN tracks.learner_project lp ON lp.enrolment_id = $1 AND lp.project_id = p.id
       WHERE q.project_id = $2 AND lp.state <> 'validated' ORDER BY p.position, p.code`,
      [enrolmentId, projectId],
    );
    return rows.map(({ code }) => code);
  }
}
