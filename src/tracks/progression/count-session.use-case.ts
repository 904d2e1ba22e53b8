import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import type { EnrolmentFacts } from '../enrolments/enrolment.types.js';
import { EnrolmentsQueries } from '../enrolments/enrolments.queries.js';
import { EnrolmentUnknown } from '../tracks.errors.js';
import type { SessionCounted } from '../tracks.events.js';
import { CountedSession } from './counted-session.entity.js';

export interface CountSessionInput {
  enrolmentId: string;
  sessionId: string;
  heldAt: Date;
  /** Held, missed by the learner, or neither: a later word on the same session takes the place of an earlier one. */
  outcome: CountedSession['outcome'];
  /** The project that it was about; else the one in progress. */
  projectId?: string | null;
}

/** Counts a session for the project that it was about, or for the alert of absence; told again, it counts once. */
@Injectable()
export class CountSession {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly enrolments: EnrolmentsQueries,
  ) {}

  run(input: CountSessionInput, actor: Actor): Promise<void> {
    return this.db.transaction(async () => {
      const { enrolmentId, sessionId, heldAt, outcome } = input;
      await this.db.lock(`enrolment ${enrolmentId}`);
      const enrolment = await this.enrolments.enrolment(enrolmentId);
      if (!enrolment) throw new EnrolmentUnknown(enrolmentId);

      const before = await this.db.of(CountedSession).findOneBy({ sessionId });
      const said = outcome === 'held' ? aboutProject(input, before, enrolment) : null;
      const projectId = said && (await this.projectNow(enrolmentId, said));
      const recordedAt = (await this.clock.now()).toJSDate();
      await this.db
        .of(CountedSession)
        .upsert({ sessionId, enrolmentId, projectId, outcome, heldAt, recordedAt }, ['sessionId']);
      for (const changed of new Set([before?.projectId, projectId])) {
        if (changed) await this.recount(enrolmentId, changed);
      }
      await this.events.record<SessionCounted>(
        {
          name: 'tracks.session-counted',
          subject: enrolmentId,
          data: { enrolmentId, sessionId, outcome, projectId },
        },
        actor,
      );
    });
  }

  /** The same project as the track has it now: another version of it, where the track passed to another design. */
  private async projectNow(enrolmentId: string, projectId: string): Promise<string> {
    const row = await this.db.one<{ id: string }>(
      `SELECT lp.project_id AS id FROM tracks.learner_project lp
       JOIN tracks.project p ON p.id = lp.project_id
       JOIN tracks.project said ON said.id = $2 AND said.code = p.code WHERE lp.enrolment_id = $1`,
      [enrolmentId, projectId],
    );
    return row?.id ?? projectId;
  }

  private async recount(enrolmentId: string, projectId: string): Promise<void> {
    await this.db.sql(
      `UPDATE tracks.learner_project SET sessions_held = (
         SELECT count(*) FROM tracks.counted_session c
         WHERE c.enrolment_id = $1 AND c.project_id = $2 AND c.outcome = 'held')
       WHERE enrolment_id = $1 AND project_id = $2`,
      [enrolmentId, projectId],
    );
  }
}

/** The project that the session was said to be about, or counted for before, or else the one in progress. */
function aboutProject(
  { projectId }: CountSessionInput,
  before: CountedSession | null,
  { inProgress }: EnrolmentFacts,
): string | null {
  return projectId ?? before?.projectId ?? inProgress?.projectId ?? null;
}
