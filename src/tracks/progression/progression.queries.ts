import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { dayOf } from '../../platform/kernel/wall-time.js';
import { EnrolmentUnknown, ProjectUnknown } from '../tracks.errors.js';
import { maySeeTrack } from '../tracks.policy.js';
import { standingOfBlocks } from './block-standing.rules.js';
import { LearnerProjectsQueries } from './learner-projects.queries.js';
import { type MyProgress, progressOn } from './my-progress.rules.js';
import { ProgressFactsQueries } from './progress-facts.queries.js';
import type { BlockStanding, ProgressFacts, ProjectFacts } from './progression.types.js';

/** Answers how a learner stands. */
@Injectable()
export class ProgressionQueries {
  constructor(
    private readonly clock: Clock,
    private readonly facts: ProgressFactsQueries,
    private readonly projects: LearnerProjectsQueries,
  ) {}

  /** How every block of a track stands. Throws `EnrolmentUnknown`. */
  async standing(enrolmentId: string): Promise<BlockStanding[]> {
    return blocksOf(await this.known(enrolmentId));
  }

  /** The same for somebody who may see the track. */
  async standingFor(actor: Actor, enrolmentId: string): Promise<BlockStanding[]> {
    return blocksOf(await this.seen(actor, enrolmentId));
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
