import { Injectable } from '@nestjs/common';
import type { DateTime, Interval } from 'luxon';
import { Db } from '../../platform/database/db.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { dayOf } from '../../platform/kernel/wall-time.js';
import type { EnrolmentFacts } from '../../tracks/index.js';
import type { Stretch } from './session.types.js';

/** What stands around a slot. */
export interface Around {
  mentorId: string | null;
  mentorBusy: Stretch[];
  learnerBusy: Stretch[];
  /** Of all sessions of the mentor around that week. */
  mentorStarts: string[];
  heldUntil: string | null;
  counting: { weekOn: string; startsAt: string }[];
  owedWeeks: string[];
  discoveryAt: string | null;
  firstWeeklyAt: string | null;
}

/** What around a slot is asked for, by whom. */
export interface SlotAsked {
  slot: Interval<true>;
  inWeekOn: string;
  insteadOf: string | undefined;
  now: DateTime<true>;
  actor: Actor;
}

/** What is booked, held or owed around a slot, in one statement. */
@Injectable()
export class AroundSlots {
  constructor(private readonly db: Db) {}

  /** Whose learner it is on that day, what is booked at that time, and what counts around that week or is owed. */
  async of(
    { id, learnerId, zone }: EnrolmentFacts,
    { slot: { start, end }, inWeekOn, insteadOf, now, actor }: SlotAsked,
  ): Promise<Around> {
    const found = await this.db.one<Around>(AROUND, [
      id,
      learnerId,
      dayOf(start, zone),
      start.toJSDate(),
      end.toJSDate(),
      inWeekOn,
      insteadOf ?? null,
      now.toJSDate(),
      actor.id,
    ]);
    if (!found) throw new Error('One row tells what is around a slot');
    return found;
  }
}

/** Not the session that would be moved. */
const IS_ANOTHER = `s.id IS DISTINCT FROM $7::uuid`;

/** Wider than the slot: a mentor may keep up to two hours free before and after each session. */
const NEAR_THE_SLOT = `starts_at < $5::timestamptz + interval '4 hours' AND ends_at > $4::timestamptz - interval '4 hours'`;

/** Meetings of every kind of a person near the slot; the sessions also by their table, since one that is held takes no time any more. */
const busyOf = (side: 'mentor_id' | 'learner_id', person: string) =>
  `SELECT coalesce(json_agg(json_build_object('startsAt', starts_at, 'endsAt', ends_at)), '[]') FROM (
     SELECT starts_at, ends_at FROM sessions.session s
     WHERE s.${side} = ${person} AND s.state IN ('booked', 'held') AND ${IS_ANOTHER} AND ${NEAR_THE_SLOT}
     UNION ALL
     SELECT starts_at, ends_at FROM sessions.taken_time t
     WHERE t.person_id = ${person} AND t.kind <> 'session' AND ${NEAR_THE_SLOT}) busy`;

/** A day more on each side than the week has: which week a session lies in is for the learner's zone to say. */
const NEAR_THE_WEEK = `s.starts_at >= $6::date - 1 AND s.starts_at < $6::date + 8`;

/** Booked, held or lost; not what the learner gets again, nor what was called off with the track. */
const COUNTS = `NOT s.to_make_up AND s.state <> 'cancelled-in-time'`;

const AROUND = `WITH own AS (
    SELECT mentor_id FROM mentors.pub_assignment
    WHERE enrolment_id = $1 AND from_on <= $3 AND (until_on IS NULL OR until_on >= $3))
  SELECT (SELECT mentor_id FROM own) AS "mentorId",
    (${busyOf('mentor_id', '(SELECT mentor_id FROM own)')}) AS "mentorBusy",
    (${busyOf('learner_id', '$2')}) AS "learnerBusy",
    ARRAY(SELECT to_json(s.starts_at) FROM sessions.session s
      WHERE s.mentor_id = (SELECT mentor_id FROM own) AND s.state IN ('booked', 'held') AND ${IS_ANOTHER}
        AND s.starts_at > $4::timestamptz - interval '8 days' AND s.starts_at < $5::timestamptz + interval '8 days')
      AS "mentorStarts",
    (SELECT to_json(max(h.expires_at)) FROM sessions.hold h
     WHERE h.mentor_id = (SELECT mentor_id FROM own) AND h.starts_at < $5 AND h.ends_at > $4
       AND h.expires_at > $8 AND h.held_by <> $9) AS "heldUntil",
    (SELECT coalesce(json_agg(json_build_object('weekOn', s.week_on, 'startsAt', s.starts_at)), '[]')
     FROM sessions.session s
     WHERE s.enrolment_id = $1 AND ${COUNTS} AND ${IS_ANOTHER} AND (s.week_on = $6 OR ${NEAR_THE_WEEK})) AS counting,
    ARRAY(SELECT DISTINCT s.week_on::text FROM sessions.session s WHERE s.enrolment_id = $1 AND s.to_make_up
      AND NOT EXISTS (SELECT 1 FROM sessions.session again
        WHERE again.enrolment_id = $1 AND again.week_on = s.week_on AND NOT again.to_make_up
          AND again.id IS DISTINCT FROM $7::uuid AND again.state <> 'cancelled-in-time')) AS "owedWeeks",
    (SELECT to_json(min(s.starts_at)) FROM sessions.session s
     WHERE s.enrolment_id = $1 AND s.kind = 'discovery' AND s.state IN ('booked', 'held') AND ${IS_ANOTHER}) AS "discoveryAt",
    (SELECT to_json(min(s.starts_at)) FROM sessions.session s
     WHERE s.enrolment_id = $1 AND s.kind = 'weekly' AND s.state IN ('booked', 'held')) AS "firstWeeklyAt"`;
