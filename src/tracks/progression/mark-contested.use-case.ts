import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import { LearnerProject } from './learner-project.entity.js';
import { LearnerProjectsQueries } from './learner-projects.queries.js';

export interface MarkContestedInput {
  enrolmentId: string;
  projectId: string;
  /** The criteria whose evaluation is contested; null once it was ruled on. */
  criterionIds: string[] | null;
}

/** Marks a project as contested, or as ruled on, so that its blocks say so wherever they are read. */
@Injectable()
export class MarkContested {
  constructor(
    private readonly db: Db,
    private readonly projects: LearnerProjectsQueries,
  ) {}

  run({ enrolmentId, projectId, criterionIds }: MarkContestedInput): Promise<void> {
    return this.db.transaction(async () => {
      await this.projects.held(enrolmentId, projectId);
      await this.db.of(LearnerProject).update({ enrolmentId, projectId }, { contestedCriteria: criterionIds });
    });
  }
}
