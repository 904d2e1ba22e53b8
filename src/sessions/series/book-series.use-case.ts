import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { type Check, unmet } from '../../platform/kernel/decision.js';
import { type BookedSession, BookSession } from '../booking/book-session.use-case.js';
import { type BookingCase, BookingCases, type BookSessionInput } from '../booking/booking-cases.queries.js';
import { Session } from '../booking/session.entity.js';
import { SeriesNotBookable } from '../sessions.errors.js';
import type { SeriesBooked } from '../sessions.events.js';
import { mayBookInSeries } from './series.rules.js';

/** The sessions of a series that somebody chose, by their starts. */
export interface BookSeriesInput {
  enrolmentId: string;
  /** Instants. */
  starts: string[];
  /** Only the mentor can waive the notice. */
  noticeWaived?: boolean;
}

/** What was booked, in order; those of the series that had been booked before are not among them. */
export interface BookedSeries {
  sessions: BookedSession[];
}

/** Books every session of a series that was chosen, or none: see decision 0018. */
@Injectable()
export class BookSeries {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly cases: BookingCases,
    private readonly bookSession: BookSession,
  ) {}

  async run(input: BookSeriesInput, actor: Actor): Promise<BookedSeries> {
    const asked = await this.refuseLost(await this.missing(input), input, actor);
    const people = asked.flatMap(({ mentorId, enrolment }) => [`mentor ${mentorId}`, `learner ${enrolment.learnerId}`]);
    return this.db.transaction(async () => {
      await this.db.lock(...people, `enrolment ${input.enrolmentId}`);
      const starts = await this.missing(input);
      await this.refuseLost(starts, input, actor);
      const sessions: BookedSession[] = [];
      for (const startsAt of starts) {
        const wanted = await this.cases.of(wishOf(startsAt, input), actor);
        this.refuse(lostIn(wanted));
        sessions.push(await this.bookSession.write(wanted, actor, { inSeries: true }));
      }
      if (sessions.length > 0) await this.tell(input.enrolmentId, sessions, actor);
      return { sessions };
    });
  }

  /** The starts, in order and once each, without those at which this track has its session already. */
  private async missing({ enrolmentId, starts }: BookSeriesInput): Promise<string[]> {
    const wanted = [...new Set(starts.map((start) => new Date(start).toISOString()))].toSorted();
    const booked = await this.db.of(Session).findBy({ enrolmentId, state: 'booked', startsAt: In(wanted) });
    const standing = new Set(booked.map(({ startsAt }) => startsAt.toISOString()));
    return wanted.filter((start) => !standing.has(start));
  }

  /** The cases of the starts; says of every one at once what stands in its way. */
  private async refuseLost(starts: string[], input: BookSeriesInput, actor: Actor): Promise<BookingCase[]> {
    const cases: BookingCase[] = [];
    for (const startsAt of starts) cases.push(await this.cases.of(wishOf(startsAt, input), actor));
    this.refuse(cases.flatMap(lostIn));
    return cases;
  }

  private refuse(checks: Check[]): void {
    if (checks.length > 0) throw new SeriesNotBookable(checks);
  }

  private async tell(enrolmentId: string, sessions: BookedSession[], actor: Actor): Promise<void> {
    const sessionIds = sessions.map(({ sessionId }) => sessionId);
    await this.events.record<SeriesBooked>(
      { name: 'sessions.series-booked', subject: enrolmentId, data: { enrolmentId, sessionIds } },
      actor,
    );
  }
}

function wishOf(startsAt: string, { enrolmentId, noticeWaived }: BookSeriesInput): BookSessionInput {
  return { enrolmentId, startsAt, noticeWaived: noticeWaived === true };
}

function lostIn({ facts, enrolment }: BookingCase): Check[] {
  const startsAt = facts.slot.start.toUTC().toISO();
  return unmet(mayBookInSeries(facts, enrolment)).map((check) => ({ ...check, facts: { ...check.facts, startsAt } }));
}
