import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { dayOf } from '../../platform/kernel/wall-time.js';
import { EnrolmentUnknown } from '../tracks.errors.js';
import { maySeeTrack } from '../tracks.policy.js';
import {
  assiduityOf,
  type MonthOfAssiduity,
  monthsOfWeeks,
  plannedInForce,
  wholeAssiduity,
} from './assiduity.rules.js';
import { AsOfToCome } from './pace.errors.js';
import type { PlannedMonth, PlannedWeek } from './plan.types.js';

/** The assiduity of a track as it was known at an instant. */
export interface Assiduity {
  enrolmentId: string;
  asOf: string;
  months: MonthOfAssiduity[];
  /** All these months together. */
  whole: Omit<MonthOfAssiduity, 'month'>;
}

interface Known {
  learnerId: string;
  zone: string;
  /** The last plan before each move to other rules, and the present one; `since` is when it came by such a move. */
  plans: { since: number | null; months: PlannedMonth[]; weeks: PlannedWeek[] }[];
  verified: { at: number; minutes: number }[];
}

/** The plans that were in force, and the projects whose evaluation was recorded by then. */
const KNOWN = `
  SELECT e.learner_id AS "learnerId", e.zone,
    COALESCE((SELECT json_agg(json_build_object('since', extract(epoch FROM t.since) * 1000, 'months', t.months,
        'weeks', t.weeks) ORDER BY t.version)
      FROM (
        SELECT p.version, p.months, p.weeks, lead(p.cause) OVER later AS follows,
          max(p.made_at) FILTER (WHERE p.cause = 'moved') OVER later AS since
        FROM tracks.track_plan p WHERE p.enrolment_id = e.id AND p.made_at <= $2
        WINDOW later AS (ORDER BY p.version)) t
      WHERE t.follows IS NULL OR t.follows = 'moved'), '[]') AS plans,
    COALESCE((SELECT json_agg(json_build_object('at', extract(epoch FROM v.validated_at) * 1000,
        'minutes', v.estimated_hours * 60) ORDER BY v.validated_at, v.project_id)
      FROM (
        SELECT lp.project_id, lp.validated_at, w.estimated_hours, COALESCE((
            SELECT min(r.recorded_at) FROM tracks.criterion_result r WHERE r.enrolment_id = e.id
              AND r.project_id = lp.project_id AND r.decided_at = lp.validated_at), lp.validated_at) AS known_at
        FROM tracks.learner_project lp JOIN tracks.project w ON w.id = lp.project_id
        WHERE lp.enrolment_id = e.id AND lp.validated_at IS NOT NULL AND lp.dispensed_by IS NULL) v
      WHERE v.known_at <= $2), '[]') AS verified
  FROM tracks.enrolment e WHERE e.id = $1`;

/** Reads the assiduity of tracks; the same instant gives the same answer for ever. */
@Injectable()
export class AssiduityQueries {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** Throws `EnrolmentUnknown` for who may not see the track, and `AsOfToCome` for an instant that is not over. */
  async of(actor: Actor, enrolmentId: string, asked?: Date): Promise<Assiduity> {
    const now = await this.clock.now();
    const asOf = asked ?? now.toJSDate();
    if (asOf > now.toJSDate()) throw new AsOfToCome();
    const { learnerId, ...assiduity } = await this.at(enrolmentId, asOf);
    if (!maySeeTrack(actor, learnerId)) throw new EnrolmentUnknown(enrolmentId);
    return assiduity;
  }

  /** The same whoever asks, and whose it is. */
  async at(enrolmentId: string, asOf: Date): Promise<Assiduity & { learnerId: string }> {
    const known = await this.db.one<Known>(KNOWN, [enrolmentId, asOf]);
    if (!known) throw new EnrolmentUnknown(enrolmentId);
    const { learnerId, zone, plans, verified } = known;
    const dayAt = (milliseconds: number) => dayOf(DateTime.fromMillis(milliseconds, { zone: 'utc' }), zone);
    const inForce = plans.map(({ since, months, weeks }) => ({
      since: since === null ? null : dayAt(since).slice(0, 7),
      months: months.length > 0 ? months : monthsOfWeeks(weeks),
    }));
    const facts = {
      untilMonth: dayAt(asOf.getTime()).slice(0, 7),
      planned: plannedInForce(inForce),
      verified: verified.map(({ at, minutes }) => ({ on: dayAt(at), minutes })),
    };
    const told = assiduityOf(facts);
    return { learnerId, enrolmentId, asOf: asOf.toISOString(), months: told, whole: wholeAssiduity(told) };
  }
}
