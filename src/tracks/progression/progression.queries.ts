import { Injectable } from '@nestjs/common';
import type { DateTime } from 'luxon';
import { Clock } from '../../platform/clock/clock.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { dayOf } from '../../platform/kernel/wall-time.js';
import { EnrolmentUnknown, ProjectUnknown } from '../tracks.errors.js';
import { maySeeTrack } from '../tracks.policy.js';
import { standingOfBlocks } from './block-standing.rules.js';
import { CriteriaQueries } from './criteria.queries.js';
import { LearnerProjectsQueries } from './learner-projects.queries.js';
import { type MissingInBlock, missingOf } from './missing-tree.rules.js';
import { type MyProgress, progressOn } from './my-progress.rules.js';
import { ProgressFactsQueries } from './progress-facts.queries.js';
import type { BlockStanding, ProgressFacts, ProjectFacts } from './progression.types.js';
import { type WorkLine, workLine } from './work-line.rules.js';

/** The progress of a track with its plan against the work, as the pages show it. */
export interface TrackOverview extends MyProgress {
  line: WorkLine;
  learnerId: string;
  /** The instant at which it was read, and the learner's day. */
  now: DateTime<true>;
  today: string;
  /** Until how many hours before its start a session is cancelled freely. */
  freeCancellationHours: number;
}

/** How the blocks of an enrolment, or some of them, stand. */
export interface MissingAsked {
  enrolment: { id: string };
  blocks: readonly BlockStanding[];
}

/** Answers how a learner stands. */
@Injectable()
export class ProgressionQueries {
  constructor(
    private readonly clock: Clock,
    private readonly facts: ProgressFactsQueries,
    private readonly projects: LearnerProjectsQueries,
    private readonly criteria: CriteriaQueries,
  ) {}

  /** How every block of a track stands. Throws `EnrolmentUnknown`. */
  async standing(enrolmentId: string): Promise<BlockStanding[]> {
    return blocksOf(await this.known(enrolmentId));
  }

  /** The same for somebody who may see the track. */
  async standingFor(actor: Actor, enrolmentId: string): Promise<BlockStanding[]> {
    return blocksOf(await this.seen(actor, enrolmentId));
  }

  /** What is missing of each block, as a tree, out of how the blocks stand. */
  async missingOf({ enrolment, blocks }: MissingAsked): Promise<MissingInBlock[]> {
    return missingOf(blocks, await this.criteria.ofTrack(enrolment.id));
  }

  /** The same for somebody who may see the track. Throws `EnrolmentUnknown`. */
  async missingFor(actor: Actor, enrolmentId: string): Promise<MissingInBlock[]> {
    return this.missingOf({ enrolment: { id: enrolmentId }, blocks: await this.standingFor(actor, enrolmentId) });
  }

  /** The whole progress of one track, for somebody who may see it. */
  async progressFor(actor: Actor, enrolmentId: string): Promise<MyProgress> {
    return this.onToday(await this.seen(actor, enrolmentId));
  }

  /** The learner's home: the present track or the one asked for; null for somebody without any. */
  async progressOfLearner(learnerId: string, enrolmentId: string | null): Promise<MyProgress | null> {
    const facts = await this.facts.ofLearner(learnerId, enrolmentId);
    return facts && this.onToday(facts);
  }

  /** The present track of a learner, or the one asked for, as pages show it; null for somebody without any. */
  async trackOfLearner(learnerId: string, enrolmentId: string | null): Promise<TrackOverview | null> {
    const facts = await this.facts.ofLearner(learnerId, enrolmentId);
    return facts && this.seenToday(facts);
  }

  /** One track as pages show it; null when there is none. */
  async track(enrolmentId: string): Promise<TrackOverview | null> {
    const facts = await this.facts.ofEnrolment(enrolmentId);
    return facts && this.seenToday(facts);
  }

  /** One project of a track, for somebody who may see it. */
  async projectFor(actor: Actor, enrolmentId: string, projectId: string): Promise<ProjectFacts> {
    await this.seen(actor, enrolmentId);
    const project = await this.projects.project(enrolmentId, projectId);
    if (!project) throw new ProjectUnknown(projectId);
    return project;
  }

  private async onToday(facts: ProgressFacts): Promise<MyProgress> {
    return progressOn(dayOf(await this.clock.now(), facts.zone), facts);
  }

  private async seenToday(facts: ProgressFacts): Promise<TrackOverview> {
    const now = await this.clock.now();
    const today = dayOf(now, facts.zone);
    const progress = progressOn(today, facts);
    const { learnerId, rulebook } = facts;
    const { freeCancellationHours } = rulebook;
    return { ...progress, now, today, line: workLine(today, progress), learnerId, freeCancellationHours };
  }

  private async seen(actor: Actor, enrolmentId: string): Promise<ProgressFacts> {
    const facts = await this.known(enrolmentId);
    if (!maySeeTrack(actor, facts.learnerId)) throw new EnrolmentUnknown(enrolmentId);
    return facts;
  }

  private async known(enrolmentId: string): Promise<ProgressFacts> {
    const facts = await this.facts.ofEnrolment(enrolmentId);
    if (!facts) throw new EnrolmentUnknown(enrolmentId);
    return facts;
  }
}

function blocksOf(facts: ProgressFacts): BlockStanding[] {
  return standingOfBlocks({ ...facts, enrolmentState: facts.state });
}
