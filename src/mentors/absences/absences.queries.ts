import { Injectable } from '@nestjs/common';
import type { DateTime } from 'luxon';
import { Db } from '../../platform/database/db.js';
import { dayOf } from '../../platform/kernel/wall-time.js';
import { AbsenceUnknown } from '../mentors.errors.js';

/** An absence of a mentor that stands. */
export interface AbsenceFound {
  id: string;
  mentorId: string;
  mentorName: string;
  zone: string;
  fromOn: string;
  untilOn: string;
}

/** A learner of a mentor who is away, and who stands in. */
export interface LearnerMeanwhile {
  enrolmentId: string;
  learnerId: string;
  learnerName: string;
  /** The days of the absence on which the mentor would accompany them. */
  fromOn: string;
  untilOn: string;
  substituteId: string | null;
  substituteName: string | null;
}

/** Who is away, and who stands in for them. */
@Injectable()
export class AbsencesQueries {
  constructor(private readonly db: Db) {}

  /** Those that are not over on a day, of one mentor or of all; the first first. */
  ahead(today: string, mentorId: string | null): Promise<(AbsenceFound & { learners: number; unserved: number })[]> {
    return this.db.sql(
      `${ABSENCE.replace('/*more*/', `, ${LEARNERS} AS learners, ${LEARNERS} - ${SERVED} AS unserved`)}
       WHERE b.called_off_at IS NULL AND b.until_on >= $1 AND ($2::uuid IS NULL OR b.mentor_id = $2)
       ORDER BY b.from_on, b.id LIMIT 200`,
      [today, mentorId],
    );
  }

  /** Throws `AbsenceUnknown` for one that does not stand. */
  async one(absenceId: string): Promise<AbsenceFound> {
    const found = await this.db.one<AbsenceFound>(`${ABSENCE} WHERE b.id = $1 AND b.called_off_at IS NULL`, [
      absenceId,
    ]);
    if (!found) throw new AbsenceUnknown(absenceId);
    return found;
  }

  /** The first day of another absence on these days, or null. */
  async otherFromOn(mentorId: string, fromOn: string, untilOn: string): Promise<string | null> {
    const row = await this.db.one<{ fromOn: string }>(
      `SELECT from_on AS "fromOn" FROM mentors.absence
       WHERE mentor_id = $1 AND called_off_at IS NULL AND from_on <= $3 AND until_on >= $2 ORDER BY from_on LIMIT 1`,
      [mentorId, fromOn, untilOn],
    );
    return row?.fromOn ?? null;
  }

  /** Is the mentor away at that instant, on the clock of their zone, and for how many days in all? */
  async at(mentorId: string, at: DateTime<true>): Promise<{ days: number } | null> {
    const mentor = await this.db.one<{ zone: string }>('SELECT zone FROM mentors.mentor WHERE id = $1', [mentorId]);
    return this.db.one<{ days: number }>(
      `SELECT until_on - from_on + 1 AS days FROM mentors.absence
       WHERE mentor_id = $1 AND called_off_at IS NULL AND from_on <= $2 AND until_on >= $2`,
      [mentorId, dayOf(at, mentor?.zone ?? 'UTC')],
    );
  }

  /** The enrolments that the mentor has on those days or later, and those that somebody stood in for. */
  async concernedBy(absenceId: string): Promise<string[]> {
    const rows = await this.db.sql<{ id: string }>(
      `SELECT a.enrolment_id AS id FROM mentors.absence b JOIN mentors.assignment a ON a.mentor_id = b.mentor_id
         AND (a.until_on IS NULL OR a.until_on >= b.from_on) WHERE b.id = $1
       UNION SELECT s.enrolment_id FROM mentors.substitution s WHERE s.absence_id = $1 ORDER BY id`,
      [absenceId],
    );
    return rows.map(({ id }) => id);
  }

  /** The learners of the mentor on the days of an absence, by their names. */
  learners(absenceId: string): Promise<LearnerMeanwhile[]> {
    return this.db.sql<LearnerMeanwhile>(
      `SELECT a.enrolment_id AS "enrolmentId", a.learner_id AS "learnerId", greatest(a.from_on, b.from_on) AS "fromOn",
         least(a.until_on, b.until_on) AS "untilOn", s.substitute_id AS "substituteId", m.full_name AS "substituteName",
         concat_ws(' ', i.first_name, coalesce(i.usage_name, i.birth_name)) AS "learnerName"
       FROM mentors.absence b
       JOIN mentors.assignment a ON ${ON_DAYS}
       LEFT JOIN LATERAL (SELECT s.substitute_id FROM mentors.substitution s
         WHERE s.absence_id = b.id AND s.enrolment_id = a.enrolment_id AND s.called_off_at IS NULL
         ORDER BY s.from_on DESC, s.id DESC LIMIT 1) s ON TRUE
       LEFT JOIN mentors.mentor m ON m.id = s.substitute_id
       LEFT JOIN learners.pub_civil_identity i ON i.learner_id = a.learner_id
       WHERE b.id = $1 ORDER BY i.first_name, a.enrolment_id`,
      [absenceId],
    );
  }
}

/** The assignments `a` that an absence `b` meets. */
const ON_DAYS = `a.mentor_id = b.mentor_id AND a.from_on <= b.until_on
  AND (a.until_on IS NULL OR a.until_on >= b.from_on)`;
const LEARNERS = `(SELECT count(*) FROM mentors.assignment a WHERE ${ON_DAYS})`;
const SERVED = `(SELECT count(DISTINCT s.enrolment_id) FROM mentors.substitution s
  WHERE s.absence_id = b.id AND s.called_off_at IS NULL)`;

const ABSENCE = `SELECT b.id, b.mentor_id AS "mentorId", m.full_name AS "mentorName", m.zone, b.from_on AS "fromOn",
  b.until_on AS "untilOn"/*more*/ FROM mentors.absence b JOIN mentors.mentor m ON m.id = b.mentor_id`;
