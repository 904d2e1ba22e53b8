import { Injectable } from '@nestjs/common';
import type { DateTime } from 'luxon';
import { OtherTimesQueries, type StartsNear } from './absences/other-times.queries.js';
import { AheadQueries, type SessionsAhead } from './booking/ahead.queries.js';
import { type MentorsDay, type SessionInList, SessionsQueries } from './booking/sessions.queries.js';
import { WeeksQueries } from './booking/weeks.queries.js';
import type { ObligedWeek } from './booking/weeks.rules.js';
import { type SharedLog, SharedLogsQueries } from './logs/shared-logs.queries.js';
import { ContestsQueries } from './contests/contests.queries.js';

export type { NextSession, SessionsAhead } from './booking/ahead.queries.js';
export type { MentorsDay, SessionInList } from './booking/sessions.queries.js';
export type { StartsNear } from './absences/other-times.queries.js';
export type { SharedLog } from './logs/shared-logs.queries.js';
export type { ObligedWeek } from './booking/weeks.rules.js';

/** What the rooms below may ask about sessions. */
@Injectable()
export class SessionsApi {
  constructor(
    private readonly sessions: SessionsQueries,
    private readonly weeks: WeeksQueries,
    private readonly contests: ContestsQueries,
    private readonly ahead: AheadQueries,
    private readonly sharedLogs: SharedLogsQueries,
    private readonly otherTimes: OtherTimesQueries,
  ) {}

  /** How many outcomes of an enrolment are contested and wait for a ruling. */
  openContests(enrolmentId: string): Promise<number> {
    return this.contests.openOf(enrolmentId);
  }

  /** Every session of an enrolment, in the order of their start. */
  sessionsOf(enrolmentId: string): Promise<SessionInList[]> {
    return this.sessions.sessionsOf(enrolmentId);
  }

  /** The next session of a learner; null when none is booked. */
  nextOf(learnerId: string): Promise<SessionInList | null> {
    return this.sessions.nextOf(learnerId);
  }

  /** The weekly obligation of an enrolment, week by week from its entry. */
  weeksOf(enrolmentId: string): Promise<ObligedWeek[]> {
    return this.weeks.weeksOf(enrolmentId);
  }

  /** What the sessions of a track ask of its learner now, in one statement. */
  aheadOf(enrolmentId: string, now: DateTime): Promise<SessionsAhead> {
    return this.ahead.of(enrolmentId, now);
  }

  /** What was done in the last sessions of a track, as it passes on from mentor to mentor. */
  sharedLogsOf(enrolmentId: string, size = 5): Promise<SharedLog[]> {
    return this.sharedLogs.of(enrolmentId, size);
  }

  /** Other times for a session that was called off, and the Monday of the week to look in; null for an unknown one. */
  startsNear(sessionId: string): Promise<StartsNear | null> {
    return this.otherTimes.near(sessionId);
  }

  /** The sessions that a mentor has today, those that want their outcome or log, and those to come. */
  dayOf(mentorId: string): Promise<MentorsDay> {
    return this.sessions.dayOf(mentorId);
  }
}
