import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../platform/kernel/actor.js';
import type { Page } from '../platform/kernel/page.js';
import { type DesignOutline, DesignOutlineQueries, type OutlineAsked } from './designs/design-outline.queries.js';
import { CompleteEnrolment } from './enrolments/complete-enrolment.use-case.js';
import { EnrolmentChangePageQueries, type PastChange } from './enrolments/enrolment-change-page.queries.js';
import type { EnrolmentFacts, EnrolmentState } from './enrolments/enrolment.types.js';
import {
  type EnrolmentInList,
  type EnrolmentSearch,
  EnrolmentsQueries,
  type TakenPause,
} from './enrolments/enrolments.queries.js';
import { type FollowUpInList, FollowUpsQueries } from './follow-ups/follow-ups.queries.js';
import { type EnrolmentPace, PacesQueries } from './pace/paces.queries.js';
import type { PlanSeen } from './pace/plan-shown.js';
import { type PlannedLearning, PlannedLearningQueries } from './pace/planned-learning.queries.js';
import { SeenPlanQueries } from './pace/seen-plan.queries.js';
import { AllowPresentation, type AllowPresentationInput } from './progression/allow-presentation.use-case.js';
import { CountSession } from './progression/count-session.use-case.js';
import { GrantProjectDefence } from './progression/grant-project-defence.use-case.js';
import { LearnerProjectsQueries } from './progression/learner-projects.queries.js';
import { MarkContested } from './progression/mark-contested.use-case.js';
import type { MissingInBlock } from './progression/missing-tree.rules.js';
import { MoveProject } from './progression/move-project.use-case.js';
import { type MissingAsked, ProgressionQueries, type TrackOverview } from './progression/progression.queries.js';
import type { BlockStanding, ProjectFacts } from './progression/progression.types.js';
import { RecordBlockResults, type RecordBlockResultsInput } from './progression/record-block-results.use-case.js';
import type { RecordEvaluationInput } from './progression/criterion-results.js';
import { type CorrectionConsequences, RecordCorrection } from './progression/record-correction.use-case.js';
import { RecordEvaluation } from './progression/record-evaluation.use-case.js';

/** A project of a learner. */
export interface LearnersProject {
  enrolmentId: string;
  projectId: string;
}

/** A session that took place, or was to. */
export interface ToldSession {
  enrolmentId: string;
  sessionId: string;
  heldAt: Date;
  /** The project that it was about; without it, the one in progress. */
  projectId?: string | null;
}

/**
 * What the rooms below ask of tracks, and what they tell it: what they tell is checked by the state tables, written in
 * the caller's transaction, and refused by a typed error.
 */
@Injectable()
export class TracksApi {
  @Inject() private readonly outlines: DesignOutlineQueries;
  @Inject() private readonly enrolments: EnrolmentsQueries;
  @Inject() private readonly changes: EnrolmentChangePageQueries;
  @Inject() private readonly projects: LearnerProjectsQueries;
  @Inject() private readonly progression: ProgressionQueries;
  @Inject() private readonly paces: PacesQueries;
  @Inject() private readonly learning: PlannedLearningQueries;
  @Inject() private readonly plans: SeenPlanQueries;
  @Inject() private readonly followUps: FollowUpsQueries;
  @Inject() private readonly countSession: CountSession;
  @Inject() private readonly moveProject: MoveProject;
  @Inject() private readonly evaluation: RecordEvaluation;
  @Inject() private readonly correction: RecordCorrection;
  @Inject() private readonly markContested: MarkContested;
  @Inject() private readonly blockResults: RecordBlockResults;
  @Inject() private readonly presentation: AllowPresentation;
  @Inject() private readonly defenceGrant: GrantProjectDefence;
  @Inject() private readonly completeEnrolment: CompleteEnrolment;

  /** What learners of a title do, in broad lines, and how long at each pace; null while no design is published. */
  outlineOf(asked: OutlineAsked): Promise<DesignOutline | null> {
    return this.outlines.of(asked);
  }

  enrolment(enrolmentId: string): Promise<EnrolmentFacts | null> {
    return this.enrolments.enrolment(enrolmentId);
  }

  /** Every enrolment of a learner, the latest entry first. */
  enrolmentsOf(learnerId: string): Promise<EnrolmentFacts[]> {
    return this.enrolments.ofLearner(learnerId);
  }

  /** A page of all enrolments, the latest first, for the staff. */
  enrolmentsFound(search: EnrolmentSearch): Promise<Page<EnrolmentInList>> {
    return this.enrolments.list(search);
  }

  /** What became of an enrolment so far, the latest first, and the states that may follow. */
  historyOf(enrolmentId: string): Promise<{ past: PastChange[]; next: readonly EnrolmentState[] }> {
    return this.changes.historyOf(enrolmentId);
  }

  /** The pauses of an enrolment that began, the first first. */
  pausesOf(enrolmentId: string): Promise<TakenPause[]> {
    return this.enrolments.pausesOf(enrolmentId);
  }

  project(enrolmentId: string, projectId: string): Promise<ProjectFacts | null> {
    return this.projects.project(enrolmentId, projectId);
  }

  /** What a learner of a project learns from, in its order, with its days in the plan. Throws `EnrolmentUnknown`. */
  activitiesOf({ enrolmentId, projectId }: LearnersProject): Promise<PlannedLearning[]> {
    return this.learning.of(enrolmentId, projectId);
  }

  /** How every block stands, each with its explanation. Throws `EnrolmentUnknown`. */
  standing(enrolmentId: string): Promise<BlockStanding[]> {
    return this.progression.standing(enrolmentId);
  }

  /** What is missing of each block, as a tree, out of how the blocks of a track stand. */
  missingOf(track: MissingAsked): Promise<MissingInBlock[]> {
    return this.progression.missingOf(track);
  }

  /** The present track of a learner, or the one asked for, as pages show it; null for somebody without any. */
  trackOfLearner(learnerId: string, enrolmentId: string | null = null): Promise<TrackOverview | null> {
    return this.progression.trackOfLearner(learnerId, enrolmentId);
  }

  /** One track as pages show it, whoever asks; null when there is none. */
  track(enrolmentId: string): Promise<TrackOverview | null> {
    return this.progression.track(enrolmentId);
  }

  /** The plan of a track with all that is known about it, whoever asks. Throws `EnrolmentUnknown`. */
  planOf(enrolmentId: string): Promise<PlanSeen> {
    return this.plans.of(enrolmentId);
  }

  /** How the tracks of these enrolments keep their pace, in one statement. */
  pacesOf(enrolmentIds: readonly string[]): Promise<EnrolmentPace[]> {
    return this.paces.of(enrolmentIds);
  }

  /** The running tracks that are latest, the longest overdue first. */
  latest(size: number): Promise<EnrolmentPace[]> {
    return this.paces.latest(size);
  }

  /** The open follow-ups that are due first. */
  async openFollowUps(size: number): Promise<FollowUpInList[]> {
    return (await this.followUps.list({ state: 'open', size })).rows;
  }

  recordSessionHeld(session: ToldSession, actor: Actor): Promise<void> {
    return this.countSession.run({ ...session, outcome: 'held' }, actor);
  }

  /** A session that the learner missed counts for the alert of absence. */
  recordSessionMissed(session: ToldSession, actor: Actor): Promise<void> {
    return this.countSession.run({ ...session, outcome: 'missed' }, actor);
  }

  /** A session that turned out to count for nothing, after a ruling for instance. */
  recordSessionUncounted(session: ToldSession, actor: Actor): Promise<void> {
    return this.countSession.run({ ...session, outcome: 'neither' }, actor);
  }

  /** `complete` says that every required deliverable is in. */
  recordHandIn({ complete, ...project }: LearnersProject & { complete: boolean }, actor: Actor): Promise<void> {
    return this.moveProject.run({ ...project, move: complete ? 'hand-in' : 'hand-in-part' }, actor);
  }

  recordReady(project: LearnersProject, actor: Actor): Promise<void> {
    return this.moveProject.run({ ...project, move: 'mark-ready' }, actor);
  }

  recordDefencePlanned({ enrolmentId, projectId }: LearnersProject & { defenceId: string }, actor: Actor) {
    return this.moveProject.run({ enrolmentId, projectId, move: 'plan-defence' }, actor);
  }

  recordDefenceCancelled({ enrolmentId, projectId }: LearnersProject & { defenceId: string }, actor: Actor) {
    return this.moveProject.run({ enrolmentId, projectId, move: 'cancel-defence' }, actor);
  }

  /** An advisor gave leave for one defence more. */
  recordDefenceGranted(project: LearnersProject, actor: Actor): Promise<void> {
    return this.defenceGrant.run(project, actor);
  }

  recordEvaluation(evaluation: RecordEvaluationInput, actor: Actor): Promise<void> {
    return this.evaluation.run(evaluation, actor);
  }

  /** What an evaluation should have found: answers what that changes. */
  recordCorrection(evaluation: RecordEvaluationInput, actor: Actor): Promise<CorrectionConsequences> {
    return this.correction.run(evaluation, actor);
  }

  /** The learner contests what was found of these criteria. */
  recordContest({ enrolmentId, projectId, criterionIds }: LearnersProject & { criterionIds: string[] }): Promise<void> {
    return this.markContested.run({ enrolmentId, projectId, criterionIds });
  }

  /** What was contested of the project was ruled on. */
  recordContestRuled({ enrolmentId, projectId }: LearnersProject): Promise<void> {
    return this.markContested.run({ enrolmentId, projectId, criterionIds: null });
  }

  /** What a jury decided, told with the notification of the learner. */
  recordBlockResults(results: RecordBlockResultsInput, actor: Actor): Promise<void> {
    return this.blockResults.run(results, actor);
  }

  /** Leave to put an adjourned block before a jury again. */
  allowPresentation(leave: AllowPresentationInput, actor: Actor): Promise<{ leaveId: string }> {
    return this.presentation.run(leave, actor);
  }

  /** Completes a track whose every block is validated; called with the award. */
  complete({ enrolmentId }: { enrolmentId: string }, actor: Actor): Promise<void> {
    return this.completeEnrolment.run({ enrolmentId }, actor);
  }
}
