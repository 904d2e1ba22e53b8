import { Injectable } from '@nestjs/common';
import { LearnersApi } from '../../learners/index.js';
import { MentorsApi, type ToldNote } from '../../mentors/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { type Actor, hasRole } from '../../platform/kernel/actor.js';
import { dayOf } from '../../platform/kernel/wall-time.js';
import { type SessionInList, SessionsApi, type SharedLog } from '../../sessions/index.js';
import {
  type EnrolmentFacts,
  type EnrolmentState,
  type MissingInBlock,
  type PastChange,
  type PlanSeen,
  type TrackOverview,
  TracksApi,
} from '../../tracks/index.js';
import { type OpenContest, OpenContestsQueries } from '../contests/open-contests.queries.js';
import { TrackNotYours } from '../homes.errors.js';
import { AroundTrackQueries, type RuleMove } from '../track/around-track.queries.js';

/** A learner's track as those who accompany it read it. */
export interface Dossier {
  track: TrackOverview;
  /** What is missing of each block. */
  missing: MissingInBlock[];
  enrolment: EnrolmentFacts;
  learnerName: string;
  /** Null while nobody compared the identity with a document. */
  verifiedAt: Date | null;
  mentorName: string | null;
  /** Is the reader of the staff, or the mentor of today? */
  accompaniesNow: boolean;
  /** Latest first. */
  sessions: SessionInList[];
  /** What waits for a ruling, the first due first. */
  contests: OpenContest[];
  /** For the staff alone: reasons of pauses are theirs to know. */
  history: { past: PastChange[]; next: readonly EnrolmentState[] } | null;
  /** The latest passages to other rules. */
  moves: RuleMove[];
  /** What passes from mentor to mentor; for whoever accompanies now. */
  handover: { notes: ToldNote[]; logs: SharedLog[] } | null;
}

/** Gathers one track, for its mentors and the staff. */
@Injectable()
export class DossierQueries {
  constructor(
    private readonly clock: Clock,
    private readonly tracks: TracksApi,
    private readonly learners: LearnersApi,
    private readonly mentors: MentorsApi,
    private readonly sessions: SessionsApi,
    private readonly openContests: OpenContestsQueries,
    private readonly aroundTrack: AroundTrackQueries,
  ) {}

  /** The plan of a track, and whose it is. Throws `TrackNotYours`. */
  async planOf(enrolmentId: string, actor: Actor): Promise<{ plan: PlanSeen; learnerName: string }> {
    const enrolment = await this.tracks.enrolment(enrolmentId);
    if (!enrolment || !(await this.accompanies(actor, enrolment))) throw new TrackNotYours(enrolmentId);
    const { learnerName } = await this.identityOf(enrolment.learnerId);
    return { plan: await this.tracks.planOf(enrolmentId), learnerName };
  }

  /** Throws `TrackNotYours`. */
  async of(enrolmentId: string, actor: Actor): Promise<Dossier> {
    const track = await this.tracks.track(enrolmentId);
    const enrolment = await this.tracks.enrolment(enrolmentId);
    if (!track || !enrolment || !(await this.accompanies(actor, enrolment))) {
      throw new TrackNotYours(enrolmentId);
    }
    const sessions = (await this.sessions.sessionsOf(enrolmentId)).toReversed();
    const mentorId = await this.mentors.mentorOf(enrolmentId, track.today);
    const mentorName = mentorId && ((await this.mentors.mentor(mentorId))?.fullName ?? null);
    const history = isStaff(actor) ? await this.tracks.historyOf(enrolmentId) : null;
    const contests = await this.openContests.of([enrolmentId]);
    const moves = await this.aroundTrack.movesOf(enrolmentId);
    const missing = await this.tracks.missingOf(track);
    const accompaniesNow = mentorId === actor.id || isStaff(actor);
    const handover = accompaniesNow ? await this.handoverOf(enrolmentId) : null;
    const around = { handover, moves, missing, mentorName, contests, accompaniesNow, sessions, history };
    return { track, enrolment, ...around, ...(await this.identityOf(track.learnerId)) };
  }

  private async identityOf(learnerId: string): Promise<Pick<Dossier, 'learnerName' | 'verifiedAt'>> {
    const identity = await this.learners.civilIdentity(learnerId);
    if (!identity) return { learnerName: '', verifiedAt: null };
    const { firstName, usageName, birthName, verifiedAt } = identity;
    return { learnerName: [firstName, usageName ?? birthName].filter(Boolean).join(' '), verifiedAt };
  }

  private async handoverOf(enrolmentId: string) {
    return {
      notes: await this.mentors.handoverNotes(enrolmentId),
      logs: await this.sessions.sharedLogsOf(enrolmentId),
    };
  }

  private async accompanies(actor: Actor, { learnerId, zone }: EnrolmentFacts): Promise<boolean> {
    if (isStaff(actor)) return true;
    return this.mentors.accompanies(actor.id, learnerId, dayOf(await this.clock.now(), zone));
  }
}

function isStaff(actor: Actor): boolean {
  return hasRole(actor, 'officer', 'advisor');
}
