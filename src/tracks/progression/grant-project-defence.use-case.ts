import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import type { ProjectDefenceGranted } from '../tracks.events.js';
import { LearnerProject } from './learner-project.entity.js';
import { LearnerProjectsQueries } from './learner-projects.queries.js';

/** One defence of a project more than the rulebook gives. */
@Injectable()
export class GrantProjectDefence {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly projects: LearnerProjectsQueries,
  ) {}

  run({ enrolmentId, projectId }: { enrolmentId: string; projectId: string }, actor: Actor): Promise<void> {
    return this.db.transaction(async () => {
      await this.projects.held(enrolmentId, projectId);
      await this.db.of(LearnerProject).increment({ enrolmentId, projectId }, 'extraDefences', 1);
      await this.events.record<ProjectDefenceGranted>(
        { name: 'tracks.project-defence-granted', subject: enrolmentId, data: { enrolmentId, projectId } },
        actor,
      );
    });
  }
}
