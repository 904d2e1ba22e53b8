import { Injectable } from '@nestjs/common';
import { type DateTime, Interval } from 'luxon';
import { Db } from '../../platform/database/db.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { addDays, periodOf } from '../../platform/kernel/period.js';
import { PublicHolidays } from '../../tracks/index.js';
import { daysAway } from '../absences/absence.rules.js';
import { MentorUnknown } from '../mentors.errors.js';
import { MentorsQueries } from '../profiles/mentors.queries.js';
import { openingsOf } from './availability.rules.js';
import {
  type Availability,
  type DayException,
  type KeptException,
  type KeptTravel,
  NO_TERMS,
  type ReceivingTerms,
  type SessionCaps,
  type Travel,
  type WeeklyRule,
} from './availability.types.js';

/** Between any two zones there is at most a day and a bit. */
const MARGIN_DAYS = 2;

/** A mentor may keep that much free before and after a session. */
const NEAR = { hours: 2 };

/** Where public holidays are kept. */
type Place = Pick<ReceivingTerms, 'country' | 'region'>;

/** What a mentor thinks of setting. */
export interface AvailabilityChange {
  /** A whole new week from a day on, which may be empty. */
  week?: { validFromOn: string; rules: readonly WeeklyRule[] };
  exceptions?: readonly DayException[];
  travels?: readonly Travel[];
  place?: Place;
}

/** What a mentor has set. */
export interface KeptAvailability extends Availability {
  /** Where the mentor lives. */
  zone: string;
  exceptions: readonly KeptException[];
  travels: readonly KeptTravel[];
  terms: ReceivingTerms;
  caps: SessionCaps;
}

/** The days on which a mentor said to be away. */
interface Away {
  absences: readonly { fromOn: string; untilOn: string }[];
}

/** When a mentor receives between two instants, and how they wish to be booked. */
export interface Receiving {
  zone: string;
  openings: Interval<true>[];
  terms: ReceivingTerms;
  caps: SessionCaps;
  /** When another calendar of the mentor says busy. */
  busyElsewhere: Interval<true>[];
}

/** When mentors receive. */
@Injectable()
export class AvailabilityQueries {
  constructor(
    private readonly db: Db,
    private readonly mentors: MentorsQueries,
    private readonly holidays: PublicHolidays,
  ) {}

  /** When a mentor receives between two instants, whatever is booked there already. Throws `MentorUnknown`. */
  async receiving(mentorId: string, from: DateTime<true>, to: DateTime<true>): Promise<Receiving> {
    return this.receivingIf(mentorId, {}, [from, to]);
  }

  /** The same as it would be if a week, more exceptions, more travels or another country were set. */
  async receivingIf(mentorId: string, change: AvailabilityChange, span: Span): Promise<Receiving> {
    const [found] = await this.keptOf([mentorId], span);
    if (!found) throw new MentorUnknown(mentorId);
    return this.receivingFrom(found, change, span);
  }

  /** The same for several mentors at once, by mentor. */
  async receivingOf(mentorIds: readonly string[], span: Span): Promise<Map<string, Receiving>> {
    const byMentor = new Map<string, Receiving>();
    for (const found of await this.keptOf(mentorIds, span)) {
      byMentor.set(found.id, await this.receivingFrom(found, {}, span));
    }
    return byMentor;
  }

  private async receivingFrom(
    { zone, caps, terms: said, absences, ...kept }: KeptRow,
    { week, exceptions = [], travels = [], place }: AvailabilityChange,
    [from, to]: Span,
  ): Promise<Receiving> {
    const window = Interval.fromDateTimes(from, to);
    if (!window.isValid) throw new RangeError('Openings are asked for from an instant to a later one');
    const terms = said ?? NO_TERMS;
    const [fromOn, untilOn] = [dayBefore(from), dayAfter(to)];
    const openings = openingsOf(
      {
        rules: week ? [...endedBefore(week.validFromOn, kept.rules), ...week.rules] : kept.rules,
        exceptions: [...kept.exceptions, ...exceptions, ...daysAway(absences, zone, [fromOn, untilOn])],
        travels: [...kept.travels, ...travels],
        holidays: await this.holidaysIn(place ?? terms, fromOn, untilOn),
      },
      window,
    );
    return { zone, openings, terms, caps, busyElsewhere: kept.busy.map(intervalOf) };
  }

  /** What a mentor has set from a day on, for a reader who may see it. Throws `MentorUnknown`. */
  async availabilityFor(actor: Actor, mentorId: string, fromOn: string): Promise<KeptAvailability> {
    await this.mentors.mentorFor(actor, mentorId);
    const [found] = await this.db.sql<KeptRow>(KEPT, [[mentorId], fromOn, '9999-12-31', null, null]);
    if (!found) throw new MentorUnknown(mentorId);
    const { id: _id, busy: _busy, absences: _absences, terms, ...kept } = found;
    return { ...kept, terms: terms ?? NO_TERMS };
  }

  private async holidaysIn({ country, region }: Place, fromOn: string, untilOn: string): Promise<Set<string>> {
    return country === null ? new Set() : this.holidays.between({ country, region }, fromOn, untilOn);
  }

  /** What holds around two instants, and what keeps the mentors busy elsewhere between them. */
  private keptOf(mentorIds: readonly string[], [from, to]: Span): Promise<KeptRow[]> {
    const instants = [from.minus(NEAR).toJSDate(), to.plus(NEAR).toJSDate()];
    return this.db.sql<KeptRow>(KEPT, [mentorIds, dayBefore(from), dayAfter(to), ...instants]);
  }
}

type Span = readonly [from: DateTime<true>, to: DateTime<true>];

interface BusyElsewhere {
  startsAt: string;
  endsAt: string;
}

/** What is kept of one mentor. */
interface KeptRow extends Omit<KeptAvailability, 'terms'>, Away {
  id: string;
  terms: ReceivingTerms | null;
  busy: BusyElsewhere[];
}

function intervalOf({ startsAt, endsAt }: BusyElsewhere): Interval<true> {
  return periodOf({ startsAt: new Date(startsAt), endsAt: new Date(endsAt) });
}

/** `$1`: the mentors; `$2` and `$3`: the first and the last day; `$4` and `$5`: the instants, or null for none. */
const KEPT = `SELECT m.id, m.zone, json_build_object('aDay', m.sessions_per_day, 'aWeek', m.sessions_per_week) AS caps,
    coalesce((SELECT json_agg(json_build_object('weekday', weekday, 'from', starts_at_local, 'to', ends_at_local,
        'zone', zone, 'validFromOn', valid_from_on, 'validUntilOn', valid_until_on)
        ORDER BY valid_from_on, weekday, starts_at_local)
      FROM mentors.availability_rule
      WHERE mentor_id = m.id AND valid_from_on <= $3 AND (valid_until_on IS NULL OR valid_until_on >= $2)),
      '[]') AS rules,
    coalesce((SELECT json_agg(json_build_object('id', id, 'onDay', on_day, 'from', starts_local, 'to', ends_local,
        'zone', zone, 'kind', kind) ORDER BY on_day, starts_local, id)
      FROM mentors.availability_exception WHERE mentor_id = m.id AND on_day >= $2 AND on_day <= $3),
      '[]') AS exceptions,
    coalesce((SELECT json_agg(json_build_object('id', id, 'fromOn', from_on, 'untilOn', until_on, 'zone', zone)
        ORDER BY from_on)
      FROM mentors.travel WHERE mentor_id = m.id AND until_on >= $2 AND from_on <= $3),
      '[]') AS travels,
    coalesce((SELECT json_agg(json_build_object('fromOn', from_on, 'untilOn', until_on) ORDER BY from_on)
      FROM mentors.absence
      WHERE mentor_id = m.id AND called_off_at IS NULL AND until_on >= $2 AND from_on <= $3),
      '[]') AS absences,
    (SELECT json_build_object('bufferBeforeMinutes', buffer_before_minutes, 'bufferAfterMinutes', buffer_after_minutes,
        'noticeHours', notice_hours, 'windowDays', window_days, 'country', country, 'region', region)
      FROM mentors.receiving_terms WHERE mentor_id = m.id) AS terms,
    coalesce((SELECT json_agg(json_build_object('startsAt', starts_at, 'endsAt', ends_at) ORDER BY starts_at, ends_at)
      FROM mentors.busy_time WHERE mentor_id = m.id AND starts_at < $5 AND ends_at > $4),
      '[]') AS busy
  FROM mentors.mentor m WHERE m.id = ANY($1::uuid[])`;

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
