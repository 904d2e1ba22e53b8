import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { type Decision, refuseUnless } from '../../platform/kernel/decision.js';
import { newId } from '../../platform/kernel/id.js';
import { SessionNotBookable } from '../sessions.errors.js';
import type { SessionBooked } from '../sessions.events.js';
import { type BookingCase, BookingCases, type BookSessionInput } from './booking-cases.queries.js';
import { Holds } from '../holds/holds.queries.js';
import { faultsOf, mayBook } from './booking.rules.js';
import { Session } from './session.entity.js';
import type { Occurrence } from './session.types.js';

/** What was booked: which instant, and how the clock shows it. */
export interface BookedSession {
  sessionId: string;
  kind: Session['kind'];
  startsAt: string;
  endsAt: string;
  zone: string;
  local: string;
  occurrence: Occurrence;
}

/** Books a session of a learner with their mentor. */
@Injectable()
export class BookSession {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly cases: BookingCases,
    private readonly holds: Holds,
  ) {}

  async run(input: BookSessionInput, actor: Actor): Promise<BookedSession> {
    // Asked before the lock, so that those who have no chance do not queue for it; decided behind it.
    const ask = async () => refuseLost(input, await this.cases.of(input, actor));
    const { mentorId, enrolment } = await ask();
    // The enrolment too: whoever stops the track waits for this booking, and then calls it off.
    const keys = [`mentor ${mentorId}`, `learner ${enrolment.learnerId}`, `enrolment ${enrolment.id}`];
    return this.db.transaction(async () => {
      await this.db.lock(...keys);
      return this.write(await ask(), actor);
    });
  }

  /** Writes a session that may be booked, inside the transaction that holds the locks of its people. */
  async write(wanted: BookingCase, actor: Actor, { inSeries = false } = {}): Promise<BookedSession> {
    const session = sessionOf(wanted, actor);
    await this.db.of(Session).insert(session);
    await this.holds.letGo(actor, session);
    const { id: sessionId, enrolmentId, mentorId, kind, zone } = session;
    const { noticeWaived, occurrence, local, now } = wanted.facts;
    const startsAt = session.startsAt.toISOString();
    const data = { sessionId, enrolmentId, mentorId, startsAt, noticeWaived, ...(inSeries && { inSeries }) };
    await this.events.record<SessionBooked>(
      { name: 'sessions.session-booked', subject: enrolmentId, data },
      actor,
      now,
    );
    return { sessionId, kind, startsAt, endsAt: session.endsAt.toISOString(), zone, local, occurrence };
  }
}

/** The case, unless the slot cannot be booked. Throws `SessionNotBookable`. */
export function refuseLost(input: BookSessionInput, wanted: BookingCase): BookingCase {
  const decision: Decision = mayBook(wanted.facts);
  refuseUnless(decision, (checks) => new SessionNotBookable(checks, faultsOf(input, checks)));
  return wanted;
}

function sessionOf({ enrolment, mentorId, start, facts }: BookingCase, actor: Actor) {
  const { slot, now, weekOn, inWeekOn, discoveryAt } = facts;
  return {
    id: newId(),
    enrolmentId: enrolment.id,
    learnerId: enrolment.learnerId,
    mentorId: mentorId ?? '',
    kind: discoveryAt === null ? ('discovery' as const) : ('weekly' as const),
    startsAt: slot.start.toJSDate(),
    endsAt: slot.end.toJSDate(),
    zone: start.zone,
    weekOn: weekOn ?? inWeekOn,
    state: 'booked' as const,
    bookedAt: now.toJSDate(),
    bookedBy: actor.id,
  };
}
