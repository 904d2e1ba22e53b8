import { Injectable } from '@nestjs/common';
import { type DateTime, Interval } from 'luxon';
import { Db } from '../../platform/database/db.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { addDays } from '../../platform/kernel/period.js';
import { MentorsQueries } from '../profiles/mentors.queries.js';
import { openingsOf } from './availability.rules.js';
import type { Availability, DayException, KeptException, WeeklyRule } from './availability.types.js';

/** Between any two zones there is at most a day and a bit. */
const MARGIN_DAYS = 2;

/** What a mentor thinks of setting. */
export interface AvailabilityChange {
  /** A whole new week from a day on, which may be empty. */
  week?: { validFromOn: string; rules: readonly WeeklyRule[] };
  exceptions?: readonly DayException[];
}

/** What a mentor has set. */
export type KeptAvailability = Availability & { exceptions: readonly KeptException[] };

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
    return openingsOf(await this.availability(mentorId, dayBefore(from), dayAfter(to)), window);
  }

  /** The openings as they would be if the week of a day on, or more exceptions, were set. */
  async openingsIf(
    mentorId: string,
    { week, exceptions = [] }: AvailabilityChange,
    from: DateTime<true>,
    to: DateTime<true>,
  ): Promise<Interval<true>[]> {
    const window = Interval.fromDateTimes(from, to) as Interval<true>;
    const now = await this.availability(mentorId, dayBefore(from), dayAfter(to));
    const rules = week ? [...endedBefore(week.validFromOn, now.rules), ...week.rules] : now.rules;
    return openingsOf({ rules, exceptions: [...now.exceptions, ...exceptions] }, window);
  }

  /** What a mentor has set from a day on, for a reader who may see it. Throws `MentorUnknown`. */
  async availabilityFor(actor: Actor, mentorId: string, fromOn: string): Promise<KeptAvailability> {
    await this.mentors.mentorFor(actor, mentorId);
    return this.availability(mentorId, fromOn, '9999-12-31');
  }

  /** The rules that are valid, and the exceptions, from a day to another. */
  private async availability(mentorId: string, fromOn: string, untilOn: string): Promise<KeptAvailability> {
    const found = await this.db.one<{ rules: WeeklyRule[]; exceptions: KeptException[] }>(
      `SELECT
         coalesce((SELECT json_agg(json_build_object('weekday', weekday, 'from', starts_at_local, 'to', ends_at_local,
             'zone', zone, 'validFromOn', valid_from_on, 'validUntilOn', valid_until_on)
             ORDER BY valid_from_on, weekday, starts_at_local)
           FROM mentors.availability_rule
           WHERE mentor_id = $1 AND valid_from_on <= $3 AND (valid_until_on IS NULL OR valid_until_on >= $2)),
           '[]') AS rules,
         coalesce((SELECT json_agg(json_build_object('id', id, 'onDay', on_day, 'from', starts_local, 'to', ends_local,
             'zone', zone, 'kind', kind) ORDER BY on_day, starts_local)
           FROM mentors.availability_exception WHERE mentor_id = $1 AND on_day >= $2 AND on_day <= $3),
           '[]') AS exceptions`,
      [mentorId, fromOn, untilOn],
    );
    return found ?? { rules: [], exceptions: [] };
  }
}

function dayBefore(instant: DateTime<true>): string {
  return instant.toUTC().minus({ days: MARGIN_DAYS }).toISODate();
}

function dayAfter(instant: DateTime<true>): string {
  return instant.toUTC().plus({ days: MARGIN_DAYS }).toISODate();
}

/** The rules as they are left by a new week: none begins with it or later, none outlasts the day before. */
function endedBefore(sinceOn: string, rules: readonly WeeklyRule[]): WeeklyRule[] {
  const lastOn = addDays(sinceOn, -1);
  return rules
    .filter(({ validFromOn }) => validFromOn < sinceOn)
    .map((rule) => ({
      ...rule,
      validUntilOn: rule.validUntilOn !== null && rule.validUntilOn < lastOn ? rule.validUntilOn : lastOn,
    }));
}
