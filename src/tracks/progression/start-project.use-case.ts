import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { refuseUnless } from '../../platform/kernel/decision.js';
import { EnrolmentUnknown, ProjectStepRefused } from '../tracks.errors.js';
import type { ProjectMoved } from '../tracks.events.js';
import { LearnerProject } from './learner-project.entity.js';
import { LearnerProjectsQueries } from './learner-projects.queries.js';
import { mayStart } from './project-steps.rules.js';

/** The learner starts a project: one at a time, once those before it are validated. */
@Injectable()
export class StartProject {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly projects: LearnerProjectsQueries,
  ) {}

  run({ enrolmentId, projectId }: { enrolmentId: string; projectId: string }, actor: Actor): Promise<void> {
    return this.db.transaction(async () => {
      const held = await this.projects.held(enrolmentId, projectId);
      if (actor.id !== held.learnerId) throw new EnrolmentUnknown(enrolmentId);
      const decision = mayStart({
        project: held.code,
        state: held.state,
        enrolmentState: held.enrolmentState,
        openPrerequisites: await this.projects.openPrerequisites(enrolmentId, projectId),
        inProgress: await this.inProgress(enrolmentId),
      });
      refuseUnless(decision, (checks) => new ProjectStepRefused(checks));

      const now = (await this.clock.now()).toJSDate();
      const started = { state: 'in-progress', startedAt: now, movedAt: now } as const;
      await this.db.of(LearnerProject).update({ enrolmentId, projectId }, started);
      await this.events.record<ProjectMoved>(
        {
          name: 'tracks.project-moved',
          subject: enrolmentId,
          data: { enrolmentId, projectId, step: 'start', state: 'in-progress' },
        },
        actor,
      );
    });
  }

  private async inProgress(enrolmentId: string): Promise<string | null> {
    const row = await this.db.one<{ code: string }>(
      `SELECT p.code FROM tracks.learner_project lp JOIN tracks.project p ON p.id = lp.project_id
       WHERE lp.enrolment_id = $1 AND lp.state = 'in-progress'`,
      [enrolmentId],
    );
    return row?.code ?? null;
  }
}
