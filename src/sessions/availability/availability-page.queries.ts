import { Injectable } from '@nestjs/common';
import type { Interval } from 'luxon';
import {
  type DayException,
  type KeptException,
  type KeptTravel,
  type MentorFacts,
  type CalendarSeen,
  CalendarsQueries,
  MentorsApi,
  type ReceivingTerms,
  type SessionCaps,
  type Travel,
  type WeeklyRule,
} from '../../mentors/index.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { addDays } from '../../platform/kernel/period.js';
import { dayOf, instantOf } from '../../platform/kernel/wall-time.js';
import { PublicHolidays } from '../../tracks/index.js';
import { slotOf } from '../booking/slots.rules.js';
import { type SessionInList, SessionsQueries } from '../booking/sessions.queries.js';
import { MentorNotFound } from '../sessions.errors.js';

/** When a mentor receives: what was set, and what it comes to in the next weeks. */
export interface AvailabilityOnPage {
  mentor: MentorFacts;
  /** The day where the mentor is. */
  today: string;
  /** The week that holds today, or the first one that will; empty without any. */
  week: WeeklyRule[];
  /** The first day of a week that was set and has not begun. */
  nextWeekOn: string | null;
  exceptions: KeptException[];
  travels: KeptTravel[];
  terms: ReceivingTerms;
  caps: SessionCaps;
  calendars: CalendarSeen[];
  /** Where public holidays are known, in the words of the reader. */
  countries: Choice[];
  /** The regions of the mentor's country with holidays of their own. */
  regions: Choice[];
  openings: Interval<true>[];
  sessions: SessionInList[];
}

/** One of several, by its code. */
export interface Choice {
  value: string;
  label: string;
}

/** A change that a mentor thinks of: a new week from a day on, or more exceptions. */
export interface ChangeThought {
  week?: { validFromOn: string; rules: WeeklyRule[] };
  exceptions?: readonly DayException[];
  travels?: readonly Travel[];
  place?: Pick<ReceivingTerms, 'country' | 'region'>;
}

const DAYS_SHOWN = 28;
const MOST_SESSIONS = 500;
const FARTHEST_DAYS = 400;

/** Gathers what the page of an availability shows, and which booked sessions a change would leave outside. */
@Injectable()
export class AvailabilityPageQueries {
  constructor(
    private readonly clock: Clock,
    private readonly mentors: MentorsApi,
    private readonly sessions: SessionsQueries,
    private readonly holidays: PublicHolidays,
    private readonly calendars: CalendarsQueries,
  ) {}

  /** For a mentor. Throws `MentorNotFound` for anybody else. */
  async of(actor: Actor, language: string): Promise<AvailabilityOnPage> {
    const { mentor, now, today } = await this.known(actor);
    const { rules, exceptions, travels, terms, caps } = await this.mentors.availabilityFor(actor, mentor.id, today);
    const until = instantOf(`${addDays(today, DAYS_SHOWN)}T00:00`, mentor.zone);
    const week = rules.filter(({ validFromOn }) => validFromOn <= today);
    const [next] = rules.filter(({ validFromOn }) => validFromOn > today);
    return {
      mentor,
      today,
      week: week.length > 0 ? week : rules.filter(({ validFromOn }) => validFromOn === next?.validFromOn),
      nextWeekOn: week.length > 0 ? (next?.validFromOn ?? null) : null,
      exceptions: [...exceptions],
      travels: [...travels],
      terms,
      caps,
      calendars: await this.calendars.ofMentor(actor, mentor.id),
      countries: await this.countriesIn(language),
      regions: terms.country ? choices(await this.holidays.regionsOf(terms.country), language) : [],
      openings: (await this.mentors.receiving(mentor.id, now.startOf('hour'), until)).openings,
      sessions: (await this.booked(mentor.id)).filter(({ startsAt }) => startsAt < until.toJSDate()),
    };
  }

  /** The booked sessions that were inside an opening and would no longer be, soonest first. */
  async leftOutside(actor: Actor, change: ChangeThought): Promise<SessionInList[]> {
    const { mentor, now } = await this.known(actor);
    const booked = await this.booked(mentor.id);
    if (booked.length === 0) return [];
    const until = now.plus({ days: FARTHEST_DAYS });
    const before = await this.mentors.openingsIf(mentor.id, {}, now, until);
    const after = await this.mentors.openingsIf(mentor.id, change, now, until);
    const isIn = (openings: Interval<true>[], session: SessionInList) =>
      openings.some((opening) => opening.engulfs(slotOf(session)));
    return booked.filter((session) => isIn(before, session) && !isIn(after, session));
  }

  /** The zone of a mentor, in which exceptions are written. */
  async zoneOf(actor: Actor): Promise<string> {
    return (await this.known(actor)).mentor.zone;
  }

  private async countriesIn(language: string): Promise<Choice[]> {
    const names = new Intl.DisplayNames(language, { type: 'region' });
    const codes = await this.holidays.countries();
    return choices(Object.fromEntries(codes.map((code) => [code, names.of(code) ?? code])), language);
  }

  private async known(actor: Actor) {
    const mentor = await this.mentors.mentor(actor.id);
    if (!mentor) throw new MentorNotFound(actor.id);
    const now = await this.clock.now();
    return { mentor, now, today: dayOf(now, mentor.zone) };
  }

  private booked(mentorId: string): Promise<SessionInList[]> {
    return this.sessions.comingOf(mentorId, MOST_SESSIONS);
  }
}

/** Names by code, in the order of the names. */
function choices(names: Record<string, string>, language: string): Choice[] {
  return Object.entries(names)
    .map(([value, label]) => ({ value, label }))
    .sort((one, other) => one.label.localeCompare(other.label, language) || (one.value < other.value ? -1 : 1));
}
