import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { dayOf } from '../../platform/kernel/wall-time.js';
import { type PacedTrack, paceOn } from '../progression/my-progress.rules.js';
import { LAST_ACTIVE, MISSED, PACED_PROJECTS } from '../progression/progress-facts.queries.js';
import { inDays, type Recorded, type RecordedProject } from '../progression/recorded-days.rules.js';
import type { PaceStanding } from './pace-standing.rules.js';

/** How one enrolment keeps its pace. */
export interface EnrolmentPace {
  enrolmentId: string;
  learnerId: string;
  pace: PaceStanding;
}

/** The same with the facts behind it, and the learner's day. */
export interface PacedToday extends EnrolmentPace {
  today: string;
  track: PacedTrack;
}

type RecordedWork = Omit<PacedTrack['projects'][number], 'validatedOn'> & RecordedProject;
type PacedEnrolment = Omit<PacedTrack, 'lastActiveOn' | 'missedOn' | 'projects'> &
  Recorded<RecordedWork> & { enrolmentId: string; learnerId: string };

/** How many tracks keep their pace, without asking for each. */
@Injectable()
export class PacesQueries {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** The pace of each running or paused track among these enrolments. */
  async of(enrolmentIds: readonly string[]): Promise<EnrolmentPace[]> {
    const paced = await this.today(enrolmentIds);
    return paced.map(({ enrolmentId, learnerId, pace }) => ({ enrolmentId, learnerId, pace }));
  }

  /** The same with what it was read from. */
  async today(enrolmentIds: readonly string[]): Promise<PacedToday[]> {
    const now = await this.clock.now();
    const tracks = await this.db.sql<PacedEnrolment>(
      `SELECT e.id AS "enrolmentId", e.learner_id AS "learnerId", e.state, e.zone, e.entered_on AS "enteredOn",
         e.planned_end_on AS "plannedEndOn", e.funded_by AS "fundedBy", e.funding_ends_on AS "fundingEndsOn",
         t.awardable_until_on AS "awardableUntilOn", r.numbers AS rulebook,
         (SELECT s.from_on FROM tracks.suspension s WHERE s.enrolment_id = e.id AND s.until_on IS NULL)
           AS "suspendedFromOn",
         ${LAST_ACTIVE} AS "lastActiveAt", ${MISSED} AS "missedAt", ${PACED_PROJECTS} AS projects
       FROM tracks.enrolment e
       JOIN tracks.rulebook r ON r.id = e.rulebook_id
       JOIN competence_blocks.pub_title t ON t.id = e.title_version_id
       WHERE e.id = ANY($1) AND e.state IN ('active', 'suspended')
       ORDER BY array_position($1::uuid[], e.id)`,
      [enrolmentIds],
    );
    return tracks.map((recorded) => {
      const { enrolmentId, learnerId, zone } = recorded;
      const today = dayOf(now, zone);
      const track = inDays<RecordedWork, PacedEnrolment>(recorded);
      return { enrolmentId, learnerId, today, track, pace: paceOn(today, track) };
    });
  }

  /** The running tracks with the longest overdue projects. */
  async latest(size: number): Promise<EnrolmentPace[]> {
    const today = dayOf(await this.clock.now(), 'UTC');
    const rows = await this.db.sql<{ id: string }>(
      `SELECT e.id FROM tracks.enrolment e
       JOIN tracks.learner_project lp ON lp.enrolment_id = e.id
       WHERE e.state = 'active' AND lp.validated_at IS NULL AND lp.due_on < $1
       GROUP BY e.id ORDER BY min(lp.due_on), e.id LIMIT $2`,
      [today, size],
    );
    return this.of(rows.map(({ id }) => id));
  }
}
