import { Injectable } from '@nestjs/common';
import { MentorsApi } from '../../mentors/index.js';
import type { Actor } from '../../platform/kernel/actor.js';
import type { Decision } from '../../platform/kernel/decision.js';
import { addDays } from '../../platform/kernel/period.js';
import { instantOf } from '../../platform/kernel/wall-time.js';
import { type BookingCase, BookingCases, type BookSessionInput } from '../booking/booking-cases.queries.js';
import { SlotsQueries } from '../booking/slots.queries.js';
import type { Start } from '../booking/start.rules.js';
import { nearestOf } from '../holds/nearest.rules.js';
import { isWorthAnother, mayBookInSeries, weeklyTimes } from './series.rules.js';

/** A series that somebody thinks of: its first session, and how many weeks. */
export interface SeriesWish extends Omit<BookSessionInput, 'insteadOf'> {
  weeks: number;
}

/** One session of a series as it would be decided now. */
export interface Occurrence {
  start: Start;
  decision: Decision;
  /** Free starts of the same week, where this one cannot be had. */
  others: string[];
}

const MOST_OTHERS = 6;

/** Looks at each session of a series before anything is booked. */
@Injectable()
export class SeriesQueries {
  constructor(
    private readonly cases: BookingCases,
    private readonly slots: SlotsQueries,
    private readonly mentors: MentorsApi,
  ) {}

  /** Every session of the series, with its decision. Throws `SessionStartInvalid`, `EnrolmentNotYours`. */
  async plan({ weeks, ...first }: SeriesWish, actor: Actor): Promise<Occurrence[]> {
    const { start } = await this.cases.of(first, actor);
    const { startsAt: _startsAt, ...rest } = first;
    const occurrences: Occurrence[] = [];
    for (const local of weeklyTimes(start.local, weeks)) {
      const wish = local === start.local ? first : { ...rest, local, zone: start.zone };
      occurrences.push(await this.occurrence(wish, actor));
    }
    return occurrences;
  }

  private async occurrence(wish: BookSessionInput, actor: Actor): Promise<Occurrence> {
    const found = await this.cases.of(wish, actor);
    const decision = mayBookInSeries(found.facts, found.enrolment);
    const isLost = !decision.allowed && isWorthAnother(decision);
    return { start: found.start, decision, others: isLost ? await this.others(found, actor) : [] };
  }

  /** The free starts of the week that lie nearest to the one that was wanted. */
  private async others({ enrolment, start, facts }: BookingCase, actor: Actor): Promise<string[]> {
    const { id: enrolmentId, zone } = enrolment;
    const at = (day: string) => instantOf(`${day}T00:00`, zone).toUTC();
    const from = at(facts.inWeekOn);
    const to = at(addDays(facts.inWeekOn, 7)).minus({ minutes: 1 });
    const mentorId = await this.mentors.mentorOf(enrolmentId, addDays(facts.inWeekOn, 6));
    if (mentorId === null || to <= facts.now) return [];
    const asked = { mentorId, enrolmentId, from: from.toISO(), to: to.toISO() };
    return nearestOf(await this.slots.startsFor(actor, asked), start.at.toMillis(), MOST_OTHERS);
  }
}
