import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { MoreThan } from 'typeorm';
import { MentorsApi } from '../../mentors/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { newId } from '../../platform/kernel/id.js';
import { dayOf } from '../../platform/kernel/wall-time.js';
import { type EnrolmentFacts, TracksApi } from '../../tracks/index.js';
import { SessionOutcome } from '../attendance/session-outcome.entity.js';
import { Session } from '../booking/session.entity.js';
import { slotOf } from '../booking/slots.rules.js';
import type { SessionCancelled, SessionTakenOver } from '../sessions.events.js';
import { type BookedFacts, type Fate, fateOf } from './following.rules.js';
import { SessionTakeover } from './session-takeover.entity.js';

/** Sees to it that every booked session of a track is held by the mentor of its day; done twice, it changes nothing more. */
@Injectable()
export class FollowMentor {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly tracks: TracksApi,
    private readonly mentors: MentorsApi,
  ) {}

  async run({ enrolmentId }: { enrolmentId: string }, actor: Actor): Promise<void> {
    const enrolment = await this.tracks.enrolment(enrolmentId);
    if (!enrolment) return;
    const now = (await this.clock.now()).toJSDate();
    const ahead = await this.db.of(Session).find({
      where: { enrolmentId, state: 'booked', startsAt: MoreThan(now) },
      order: { startsAt: 'ASC', id: 'ASC' },
    });
    for (const { id } of ahead) await this.follow(id, enrolment, actor);
  }

  private follow(sessionId: string, enrolment: EnrolmentFacts, actor: Actor): Promise<void> {
    return this.db.transaction(async () => {
      const known = await this.db.of(Session).findOneByOrFail({ id: sessionId });
      const dayMentorId = await this.mentorOn(known, enrolment);
      // The learner and both mentors, as whoever books them does.
      const mentors = [known.mentorId, dayMentorId ?? known.mentorId].map((id) => `mentor ${id}`);
      await this.db.lock(...mentors, `learner ${known.learnerId}`, `enrolment ${enrolment.id}`);
      const session = await this.db.of(Session).findOneBy({ id: sessionId, state: 'booked' });
      if (!session) return;
      const fate = fateOf(await this.factsOf(session, dayMentorId, enrolment));
      if (fate.kind === 'taken-over') await this.takeOver(session, fate.by, actor);
      if (fate.kind === 'called-off') await this.callOff(session, fate, actor);
    });
  }

  private mentorOn({ startsAt }: Session, { id, zone }: EnrolmentFacts): Promise<string | null> {
    return this.mentors.mentorOf(id, dayOf(DateTime.fromJSDate(startsAt), zone));
  }

  private async factsOf(
    session: Session,
    dayMentorId: string | null,
    { rulebook }: EnrolmentFacts,
  ): Promise<BookedFacts> {
    const { mentorId } = session;
    const slot = slotOf(session);
    const away = dayMentorId && (await this.mentors.absenceAt(dayMentorId, slot.start));
    const isAwayShortly = away !== null && away !== '' && away.days <= rulebook.shortAbsenceDays;
    if (dayMentorId === null || dayMentorId === mentorId) {
      return { mentorId, dayMentorId, isAwayShortly, receives: false, isFree: false };
    }
    const { openings } = await this.mentors.receiving(dayMentorId, slot.start, slot.end);
    const busy = await this.db.sql(
      `SELECT 1 FROM sessions.session WHERE mentor_id = $1 AND state IN ('booked', 'held')
         AND starts_at < $3 AND ends_at > $2 LIMIT 1`,
      [dayMentorId, session.startsAt, session.endsAt],
    );
    const receives = openings.some((opening) => opening.engulfs(slot));
    return { mentorId, dayMentorId, isAwayShortly, receives, isFree: busy.length === 0 };
  }

  private async takeOver({ id: sessionId, enrolmentId, mentorId, moves }: Session, by: string, actor: Actor) {
    const at = (await this.clock.now()).toJSDate();
    const taken = { fromMentorId: mentorId, toMentorId: by, takenAt: at, takenBy: actor.id };
    await this.db.of(SessionTakeover).insert({ id: newId(), sessionId, ...taken });
    // Counted like a move: calendars take the later SEQUENCE.
    await this.db.of(Session).update({ id: sessionId }, { mentorId: by, moves: moves + 1, movedAt: at });
    await this.events.record<SessionTakenOver>(
      {
        name: 'sessions.session-taken-over',
        subject: enrolmentId,
        data: { sessionId, enrolmentId, fromMentorId: mentorId, toMentorId: by, moves: moves + 1 },
      },
      actor,
    );
  }

  private async callOff(session: Session, { because, checks }: Extract<Fate, { kind: 'called-off' }>, actor: Actor) {
    const { id: sessionId, enrolmentId } = session;
    const outcome = 'cancelled-in-time';
    const side = because === 'mentor-away' ? 'mentor' : 'staff';
    const decidedAt = (await this.clock.now()).toJSDate();
    const decided = { decidedAs: side, decidedAt, decidedBy: actor.id, reason: null } as const;
    await this.db.of(SessionOutcome).insert({ id: newId(), sessionId, outcome, toMakeUp: true, checks, ...decided });
    await this.db.of(Session).update({ id: sessionId }, { state: outcome, toMakeUp: true, settledAt: decidedAt });
    await this.events.record<SessionCancelled>(
      {
        name: 'sessions.session-cancelled',
        subject: enrolmentId,
        data: { sessionId, enrolmentId, side, state: outcome, madeUp: true, because },
      },
      actor,
    );
  }
}
