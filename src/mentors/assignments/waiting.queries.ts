import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { addDays } from '../../platform/kernel/period.js';
import { dayOf } from '../../platform/kernel/wall-time.js';

/** A learner on a running track for whom a mentor is looked for. */
export interface WaitingLearner {
  enrolmentId: string;
  number: string;
  learnerId: string;
  learnerName: string;
  zone: string;
  weekdays: number[];
  titleCode: string;
  levelInProgress: number | null;
  /** What the learner asks of a mentor; the language of their account when they said nothing. */
  languages: string[];
  asksForArrangement: boolean;
  /** The day of the enrolment, or the one after their last mentor's last. */
  sinceOn: string;
}

type Row = Omit<WaitingLearner, 'sinceOn'> & { enrolledAt: Date; lastUntilOn: string | null };

/** Who waits for a mentor, and since when. */
@Injectable()
export class WaitingQueries {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** Those who wait, the longest first. */
  async all(size: number): Promise<WaitingLearner[]> {
    const today = dayOf(await this.clock.now(), 'Europe/Paris');
    const rows = await this.db.sql<Row>(`${WAITING} WHERE ${WAITS} ${LONGEST_FIRST} LIMIT $2`, [today, size]);
    return rows.map(waitingOf);
  }

  async count(): Promise<number> {
    const today = dayOf(await this.clock.now(), 'Europe/Paris');
    const found = await this.db.one<{ count: number }>(
      `SELECT count(*) AS count FROM tracks.pub_enrolment e WHERE ${WAITS}`,
      [today],
    );
    return found?.count ?? 0;
  }

  /** These learners, whether they have a mentor or not: a handover looks for the next one. In the order of their ids. */
  async of(enrolmentIds: readonly string[]): Promise<WaitingLearner[]> {
    const rows = await this.db.sql<Row>(`${WAITING} WHERE e.id = ANY ($1::uuid[]) ORDER BY e.id`, [enrolmentIds]);
    return rows.map(waitingOf);
  }

  /** Since when a mentor is looked for; null for a track that is not running, or has a mentor now or soon. */
  async sinceOn(enrolmentId: string): Promise<string | null> {
    const today = dayOf(await this.clock.now(), 'Europe/Paris');
    const row = await this.db.one<Row>(`${WAITING} WHERE e.id = $2 AND ${WAITS}`, [today, enrolmentId]);
    return row && waitingOf(row).sinceOn;
  }
}

function waitingOf({ enrolledAt, lastUntilOn, ...row }: Row): WaitingLearner {
  const enrolledOn = dayOf(DateTime.fromJSDate(enrolledAt), row.zone);
  const afterLast = lastUntilOn === null ? enrolledOn : addDays(lastUntilOn, 1);
  return { ...row, sinceOn: afterLast > enrolledOn ? afterLast : enrolledOn };
}

const LAST_UNTIL = '(SELECT max(a.until_on) FROM mentors.assignment a WHERE a.enrolment_id = e.id)';

const WAITS = `e.state IN ('admitted', 'active') AND NOT EXISTS (
  SELECT 1 FROM mentors.assignment a WHERE a.enrolment_id = e.id AND (a.until_on IS NULL OR a.until_on >= $1::date))`;

const LONGEST_FIRST = `ORDER BY greatest(e.enrolled_at, ${LAST_UNTIL}::timestamptz), e.id`;

const WAITING = `SELECT e.id AS "enrolmentId", e.number, e.learner_id AS "learnerId", e.zone, e.weekdays,
    e.title_code AS "titleCode", e.enrolled_at AS "enrolledAt", ${LAST_UNTIL} AS "lastUntilOn",
    concat_ws(' ', i.first_name, coalesce(i.usage_name, i.birth_name)) AS "learnerName",
    coalesce(w.languages, ARRAY(SELECT c.language FROM identity.account c WHERE c.id = e.learner_id)) AS languages,
    coalesce(w.asks_for_arrangement, false) AS "asksForArrangement",
    (SELECT lp.level FROM tracks.pub_learner_project lp
     WHERE lp.enrolment_id = e.id AND lp.state NOT IN ('locked', 'open', 'validated')
     ORDER BY lp.position LIMIT 1) AS "levelInProgress"
  FROM tracks.pub_enrolment e
  LEFT JOIN mentors.wish w ON w.enrolment_id = e.id
  LEFT JOIN learners.pub_civil_identity i ON i.learner_id = e.learner_id`;
