import { Injectable } from '@nestjs/common';
import { LearnersApi } from '../../learners/index.js';
import { MentorsApi } from '../../mentors/index.js';
import { type Actor, hasRole } from '../../platform/kernel/actor.js';
import { type SessionInList, SessionsApi } from '../../sessions/index.js';
import {
  type EnrolmentFacts,
  type EnrolmentState,
  type PastChange,
  type TrackOverview,
  TracksApi,
} from '../../tracks/index.js';
import { TrackNotYours } from '../homes.errors.js';

/** A learner's track as those who accompany it read it. */
export interface Dossier {
  track: TrackOverview;
  enrolment: EnrolmentFacts;
  learnerName: string;
  /** Null while nobody compared the identity with a document. */
  verifiedAt: Date | null;
  mentorName: string | null;
  /** Latest first. */
  sessions: SessionInList[];
  /** For the staff alone: reasons of pauses are theirs to know. */
  history: { past: PastChange[]; next: readonly EnrolmentState[] } | null;
}

/** Gathers one track, for its mentors and the staff. */
@Injectable()
export class DossierQueries {
  constructor(
    private readonly tracks: TracksApi,
    private readonly learners: LearnersApi,
    private readonly mentors: MentorsApi,
    private readonly sessions: SessionsApi,
  ) {}

  /** Throws `TrackNotYours`. */
  async of(enrolmentId: string, actor: Actor): Promise<Dossier> {
    const track = await this.tracks.track(enrolmentId);
    const enrolment = await this.tracks.enrolment(enrolmentId);
    if (!track || !enrolment || !(await this.accompanies(actor, track.learnerId))) {
      throw new TrackNotYours(enrolmentId);
    }
    const sessions = (await this.sessions.sessionsOf(enrolmentId)).toReversed();
    const mentorName = await this.mentorOn(enrolmentId, track.today);
    const history = isStaff(actor) ? await this.tracks.historyOf(enrolmentId) : null;
    return { track, enrolment, mentorName, sessions, history, ...(await this.identityOf(track.learnerId)) };
  }

  private async identityOf(learnerId: string): Promise<Pick<Dossier, 'learnerName' | 'verifiedAt'>> {
    const identity = await this.learners.civilIdentity(learnerId);
    if (!identity) return { learnerName: '', verifiedAt: null };
    const { firstName, usageName, birthName, verifiedAt } = identity;
    return { learnerName: [firstName, usageName ?? birthName].filter(Boolean).join(' '), verifiedAt };
  }

  private async mentorOn(enrolmentId: string, day: string): Promise<string | null> {
    const mentorId = await this.mentors.mentorOf(enrolmentId, day);
    const mentor = mentorId && (await this.mentors.mentor(mentorId));
    return mentor ? mentor.fullName : null;
  }

  private async accompanies(actor: Actor, learnerId: string): Promise<boolean> {
    return isStaff(actor) || (await this.mentors.hasMentored(actor.id, learnerId));
  }
}

function isStaff(actor: Actor): boolean {
  return hasRole(actor, 'officer', 'advisor');
}
