import { Injectable } from '@nestjs/common';
import type { DateTime } from 'luxon';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { dayOf } from '../../platform/kernel/wall-time.js';
import { type MentorsDay, SessionsApi } from '../../sessions/index.js';
import { type EnrolmentPace, type ProjectState, TracksApi } from '../../tracks/index.js';
import { type OpenContest, OpenContestsQueries } from '../contests/open-contests.queries.js';

/** A learner as their mentor's list shows them. */
export interface MentoredLearner {
  enrolmentId: string;
  learnerName: string;
  trackState: string;
  /** The project that they are at; null between two. */
  projectId: string | null;
  projectCode: string | null;
  projectName: string | null;
  projectState: ProjectState | null;
  /** Handed in and not marked ready: the mentor has to say whether it is. */
  waitsForMentor: boolean;
  nextSessionAt: string | null;
  pace: EnrolmentPace['pace'] | null;
}

/** What a mentor sees first. */
export interface MentorHome {
  now: DateTime<true>;
  day: MentorsDay;
  learners: MentoredLearner[];
  /** What the learners, or the mentor, contest. */
  contests: OpenContest[];
}

/** Reads a mentor's day: the sessions, what is due, how the learners stand. */
@Injectable()
export class MentorHomeQueries {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly sessions: SessionsApi,
    private readonly tracks: TracksApi,
    private readonly contests: OpenContestsQueries,
  ) {}

  async of(mentorId: string): Promise<MentorHome> {
    const now = await this.clock.now();
    const day = await this.sessions.dayOf(mentorId);
    const learners = await this.learnersOf(mentorId, now);
    const enrolmentIds = learners.map(({ enrolmentId }) => enrolmentId);
    const paces = await this.tracks.pacesOf(enrolmentIds);
    const paceOf = new Map(paces.map(({ enrolmentId, pace }) => [enrolmentId, pace]));
    const paced = learners.map((learner) => ({ ...learner, pace: paceOf.get(learner.enrolmentId) ?? null }));
    return { now, day, learners: paced, contests: await this.contests.of(enrolmentIds) };
  }

  /** The learners whom the mentor accompanies on the day of the house, by their names. */
  private learnersOf(mentorId: string, now: DateTime<true>): Promise<Omit<MentoredLearner, 'pace'>[]> {
    return this.db.sql<Omit<MentoredLearner, 'pace'>>(
      `SELECT a.enrolment_id AS "enrolmentId", e.state AS "trackState",
         concat_ws(' ', i.first_name, coalesce(i.usage_name, i.birth_name)) AS "learnerName",
         p.project_id AS "projectId", p.code AS "projectCode", p.name AS "projectName", p.state AS "projectState",
         coalesce(p.state = 'handed-in' AND p.marked_ready_at IS NULL, false) AS "waitsForMentor",
         (SELECT to_json(min(s.starts_at)) FROM sessions.pub_session s
          WHERE s.enrolment_id = a.enrolment_id AND s.state = 'booked' AND s.ends_at > $3) AS "nextSessionAt"
       FROM mentors.pub_assignment a
       JOIN tracks.pub_enrolment e ON e.id = a.enrolment_id
       LEFT JOIN learners.pub_civil_identity i ON i.learner_id = a.learner_id
       LEFT JOIN LATERAL (
         SELECT lp.project_id, lp.code, lp.name, lp.state, lp.marked_ready_at FROM tracks.pub_learner_project lp
         WHERE lp.enrolment_id = a.enrolment_id AND lp.state NOT IN ('locked', 'open', 'validated')
         ORDER BY lp.position LIMIT 1) p ON TRUE
       WHERE a.mentor_id = $1 AND a.from_on <= $2 AND (a.until_on IS NULL OR a.until_on >= $2)
       ORDER BY i.first_name, a.enrolment_id LIMIT 200`,
      [mentorId, dayOf(now, 'Europe/Paris'), now.toJSDate()],
    );
  }
}
