import { Injectable } from '@nestjs/common';
import { type DateTime, Interval } from 'luxon';
import { Db } from '../../platform/database/db.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { MentorsQueries } from '../profiles/mentors.queries.js';
import { openingsOf } from './availability.rules.js';
import type { Availability, DayException, WeeklyRule } from './availability.types.js';

/** Between any two zones there is at most a day and a bit. */
const MARGIN_DAYS = 2;

/** When mentors receive. */
@Injectable()
export class AvailabilityQueries {
  constructor(
    private readonly db: Db,
    private readonly mentors: MentorsQueries,
  ) {}

  /** When a mentor receives between two instants, whatever is booked there already. */
  async openings(mentorId: string, from: DateTime<true>, to: DateTime<true>): Promise<Interval<true>[]> {
    const window = Interval.fromDateTimes(from, to);
    if (!window.isValid) throw new RangeError('Openings are asked for from an instant to a later one');
    const firstDay = from.toUTC().minus({ days: MARGIN_DAYS }).toISODate();
    const lastDay = to.toUTC().plus({ days: MARGIN_DAYS }).toISODate();
    return openingsOf(await this.availability(mentorId, firstDay, lastDay), window);
  }

  /** What a mentor has set from a day on, for a reader who may see it. Throws `MentorUnknown`. */
  async availabilityFor(actor: Actor, mentorId: string, fromOn: string): Promise<Availability> {
    await this.mentors.mentorFor(actor, mentorId);
    return this.availability(mentorId, fromOn, '9999-12-31');
  }

  /** The rules that are valid, and the exceptions, from a day to another. */
  private async availability(mentorId: string, fromOn: string, untilOn: string): Promise<Availability> {
    const found = await this.db.one<{ rules: WeeklyRule[]; exceptions: DayException[] }>(
      `SELECT
         coalesce((SELECT json_agg(json_build_object('weekday', weekday, 'from', starts_at_local, 'to', ends_at_local,
             'zone', zone, 'validFromOn', valid_from_on, 'validUntilOn', valid_until_on)
             ORDER BY valid_from_on, weekday, starts_at_local)
           FROM mentors.availability_rule
           WHERE mentor_id = $1 AND valid_from_on <= $3 AND (valid_until_on IS NULL OR valid_until_on >= $2)),
           '[]') AS rules,
         coalesce((SELECT json_agg(json_build_object('onDay', on_day, 'from', starts_local, 'to', ends_local,
             'zone', zone, 'kind', kind) ORDER BY on_day, starts_local)
           FROM mentors.availability_exception WHERE mentor_id = $1 AND on_day >= $2 AND on_day <= $3),
           '[]') AS exceptions`,
      [mentorId, fromOn, untilOn],
    );
    return found ?? { rules: [], exceptions: [] };
  }
}
