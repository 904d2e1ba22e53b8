import { Injectable } from '@nestjs/common';
import { MentorsApi } from '../../mentors/index.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { addDays } from '../../platform/kernel/period.js';
import { dayOf, instantOf } from '../../platform/kernel/wall-time.js';
import { type EnrolmentFacts, TracksApi } from '../../tracks/index.js';
import { minutesOf } from './booking-cases.queries.js';
import { type SessionInList, SessionsQueries } from './sessions.queries.js';
import { SlotsQueries } from './slots.queries.js';
import { weekOf } from './weeks.rules.js';

export interface WeekAsked {
  /** One of the learners of a mentor; a learner's own track when absent. */
  enrolmentId?: string;
  /** A day of the week to show; the first week with a free slot when absent. */
  on?: string;
  /** The session that would be moved. */
  insteadOf?: string;
}

/** One week of the slots in which a learner and the mentor could meet. */
export interface BookingWeek {
  enrolmentId: string;
  mentorName: string;
  minutes: number;
  zone: string;
  /** Its Monday. */
  weekOn: string;
  /** The Monday of the week before, unless that is over. */
  previousOn: string | null;
  nextOn: string;
  /** Starts that are free, at least half an hour apart. */
  starts: string[];
  /** What the learner has in that week already. */
  sessions: SessionInList[];
}

const WEEKS_LOOKED_THROUGH = 2;
const APART_MINUTES = 30;

/** Finds the slots of a week, for the page on which one is chosen. */
@Injectable()
export class BookingWeeks {
  constructor(
    private readonly clock: Clock,
    private readonly tracks: TracksApi,
    private readonly mentors: MentorsApi,
    private readonly slots: SlotsQueries,
    private readonly sessions: SessionsQueries,
  ) {}

  /** Null where there is no running track, or nobody to meet. Throws `EnrolmentNotYours`. */
  async of(actor: Actor, { enrolmentId, on, insteadOf }: WeekAsked): Promise<BookingWeek | null> {
    const pair = await this.pairOf(actor, enrolmentId);
    if (!pair) return null;
    const { enrolment, mentor, thisWeekOn } = pair;
    const { id, zone } = enrolment;
    const weeks = weeksShown({ thisWeekOn, on, zone });
    const span = { enrolmentId: id, from: weeks[0]?.from ?? '', to: weeks.at(-1)?.to ?? '' };
    const starts = await this.slots.startsFor(actor, { ...span, mentorId: mentor.id, ...(insteadOf && { insteadOf }) });
    const { rows } = await this.sessions.listFor(actor, span);
    const sessions = rows.filter(({ state }) => state === 'booked' || state === 'held');
    const filled = weeks.map((week) => ({
      ...week,
      starts: spaced(starts.filter((start) => isIn(week, start))),
      sessions: sessions.filter(({ startsAt }) => isIn(week, startsAt.toISOString())),
    }));
    const shown = firstOpen(filled);
    if (!shown) return null;
    return {
      enrolmentId: id,
      mentorName: mentor.fullName,
      minutes: minutesOf(enrolment),
      zone,
      weekOn: shown.on,
      previousOn: shown.on > thisWeekOn ? addDays(shown.on, -7) : null,
      nextOn: addDays(shown.on, 7),
      starts: shown.starts,
      sessions: shown.sessions,
    };
  }

  /** Who would meet, and the Monday of the present week where the learner lives. */
  private async pairOf(actor: Actor, enrolmentId?: string) {
    const enrolment = enrolmentId ? await this.tracks.enrolment(enrolmentId) : await this.runningTrackOf(actor);
    if (!enrolment) return null;
    const { id, zone } = enrolment;
    const now = await this.clock.now();
    const mentorId = await this.mentors.mentorOf(id, dayOf(now, zone));
    const mentor = mentorId ? await this.mentors.mentor(mentorId) : null;
    return mentor && { enrolment, mentor, thisWeekOn: weekOf(now, zone) };
  }

  private async runningTrackOf({ id }: Actor): Promise<EnrolmentFacts | null> {
    return (await this.tracks.enrolmentsOf(id)).find(({ state }) => state === 'active') ?? null;
  }
}

/** A week by its Monday, from one instant in UTC to another. */
interface Week {
  on: string;
  from: string;
  to: string;
}

/** The week of the day that is asked for, or else the next few. */
function weeksShown({ thisWeekOn, on, zone }: { thisWeekOn: string; on?: string; zone: string }): Week[] {
  const asked = on ? weekOf(instantOf(`${on}T12:00`, zone), zone) : null;
  const firstOn = asked && asked > thisWeekOn ? asked : thisWeekOn;
  const instant = (day: string) => instantOf(`${day}T00:00`, zone).toUTC().toISO();
  return Array.from({ length: asked ? 1 : WEEKS_LOOKED_THROUGH }, (_, index) => {
    const monday = addDays(firstOn, index * 7);
    return { on: monday, from: instant(monday), to: instant(addDays(monday, 7)) };
  });
}

/** Instants in UTC compare as they are written. */
function isIn({ from, to }: Week, instant: string): boolean {
  return from <= instant && instant < to;
}

/** The first week with a free slot and no session yet; else the first with a free slot, else the first. */
function firstOpen<Filled extends { starts: string[]; sessions: unknown[] }>(weeks: Filled[]): Filled | undefined {
  const free = weeks.filter(({ starts }) => starts.length > 0);
  return free.find(({ sessions }) => sessions.length === 0) ?? free[0] ?? weeks[0];
}

/** Leaves out the starts that lie too near to the one before: a page of quarters is no choice. */
function spaced(starts: string[]): string[] {
  const kept: string[] = [];
  for (const start of starts) {
    const last = kept.at(-1);
    if (!last || Date.parse(start) - Date.parse(last) >= APART_MINUTES * 60_000) kept.push(start);
  }
  return kept;
}
