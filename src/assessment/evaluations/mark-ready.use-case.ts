import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { TracksApi } from '../../tracks/index.js';
import type { ProjectMarkedReady } from '../assessment.events.js';
import { AttemptsQueries } from '../evidence/attempts.queries.js';
import type { ProjectKey } from '../evidence/project-visits.queries.js';

/** The learner's own mentor says that a project is ready for its defence. */
@Injectable()
export class MarkReady {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly attempts: AttemptsQueries,
    private readonly tracks: TracksApi,
  ) {}

  run({ enrolmentId, projectId }: ProjectKey, actor: Actor): Promise<{ markedReadyAt: Date }> {
    return this.db.transaction(async () => {
      await this.db.lock(`enrolment ${enrolmentId}`);
      const { attempt, facts } = await this.attempts.visitAs('mentor', actor, { enrolmentId, projectId });
      await this.tracks.recordReady({ enrolmentId, projectId }, actor);
      await this.events.record<ProjectMarkedReady>(
        {
          name: 'assessment.project-marked-ready',
          subject: enrolmentId,
          data: { enrolmentId, projectId, attempt },
        },
        actor,
      );
      return { markedReadyAt: facts.now.toJSDate() };
    });
  }
}
