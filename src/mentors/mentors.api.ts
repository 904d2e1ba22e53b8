import { Injectable } from '@nestjs/common';
import type { DateTime, Interval } from 'luxon';
import { AbsencesQueries } from './absences/absences.queries.js';
import { type AccompaniedLearner, AssignmentsQueries } from './assignments/assignments.queries.js';
import { MentorOfTrackQueries, type ToldNote } from './assignments/mentor-of-track.queries.js';
import { RecordJudge } from './assignments/record-judge.use-case.js';
import type { Actor } from '../platform/kernel/actor.js';
import type { Page } from '../platform/kernel/page.js';
import {
  type AvailabilityChange,
  AvailabilityQueries,
  type KeptAvailability,
  type Receiving,
} from './availability/availability.queries.js';
import { type MentorFacts, MentorsQueries } from './profiles/mentors.queries.js';

export type { AccompaniedLearner } from './assignments/assignments.queries.js';
export type { ToldNote } from './assignments/mentor-of-track.queries.js';
export type { MentorFacts } from './profiles/mentors.queries.js';

/** What the rooms below may ask about mentors. */
@Injectable()
export class MentorsApi {
  constructor(
    private readonly mentors: MentorsQueries,
    private readonly assignments: AssignmentsQueries,
    private readonly availability: AvailabilityQueries,
    private readonly judges: RecordJudge,
    private readonly ofTrack: MentorOfTrackQueries,
    private readonly absences: AbsencesQueries,
  ) {}

  /** One mentor; null when there is none. */
  mentor(mentorId: string): Promise<MentorFacts | null> {
    return this.mentors.mentor(mentorId);
  }

  /** The mentor of an enrolment on a day (of the learner's zone), or null. */
  mentorOf(enrolmentId: string, onDay: string): Promise<string | null> {
    return this.assignments.mentorOf(enrolmentId, onDay);
  }

  /**
   * When a mentor receives between two instants, whatever is booked there already (in order, none touching), and how
   * they wish to be booked.
   */
  receiving(mentorId: string, from: DateTime<true>, to: DateTime<true>): Promise<Receiving> {
    return this.availability.receiving(mentorId, from, to);
  }

  /** The same of several mentors, by mentor. */
  receivingOf(
    mentorIds: readonly string[],
    from: DateTime<true>,
    to: DateTime<true>,
  ): Promise<ReadonlyMap<string, Receiving>> {
    return this.availability.receivingOf(mentorIds, [from, to]);
  }

  /** One page of the mentors that a reader may see, in the order of their registration. */
  list(actor: Actor, asked: { after?: string; size: number }): Promise<Page<MentorFacts>> {
    return this.mentors.listFor(actor, asked);
  }

  /** When a mentor would receive after a change. */
  async openingsIf(
    mentorId: string,
    change: AvailabilityChange,
    from: DateTime<true>,
    to: DateTime<true>,
  ): Promise<Interval<true>[]> {
    return (await this.availability.receivingIf(mentorId, change, [from, to])).openings;
  }

  /** What a mentor has set from a day on, for somebody who may see it. Throws `MentorUnknown`. */
  availabilityFor(actor: Actor, mentorId: string, fromOn: string): Promise<KeptAvailability> {
    return this.availability.availabilityFor(actor, mentorId, fromOn);
  }

  /** Did this person ever mentor this learner, on any track? */
  hasMentored(personId: string, learnerId: string): Promise<boolean> {
    return this.assignments.hasMentored(personId, learnerId);
  }

  /** Is the mentor away at that instant, and for how many days in all? Null when they are not. */
  absenceAt(mentorId: string, at: DateTime<true>): Promise<{ days: number } | null> {
    return this.absences.at(mentorId, at);
  }

  /** The enrolments whose sessions an absence may concern: those of who is away, and those that somebody stands in for. */
  concernedBy(absenceId: string): Promise<string[]> {
    return this.absences.concernedBy(absenceId);
  }

  /** Somebody judges this learner, or is asked to: they will not become their mentor. */
  recordJudge(judge: { judgeId: string; learnerId: string }): Promise<void> {
    return this.judges.run(judge);
  }

  /** May this person read the file of this learner on that day? It opens and closes with the days of an assignment. */
  accompanies(personId: string, learnerId: string, onDay: string): Promise<boolean> {
    return this.assignments.accompanies(personId, learnerId, onDay);
  }

  /** What the mentors of a track were told at handovers, the last first. */
  handoverNotes(enrolmentId: string): Promise<ToldNote[]> {
    return this.ofTrack.notes(enrolmentId);
  }

  /** The learners of a mentor on a day. */
  learnersOf(mentorId: string, onDay: string): Promise<AccompaniedLearner[]> {
    return this.assignments.learnersOf(mentorId, onDay);
  }
}
