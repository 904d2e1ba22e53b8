import { Injectable } from '@nestjs/common';
import type { DateTime } from 'luxon';
import { LearnersApi } from '../../learners/index.js';
import { Db } from '../../platform/database/db.js';
import type { Actor } from '../../platform/kernel/actor.js';
import {
  type BlockStanding,
  type EnrolmentFacts,
  type MissingInBlock,
  type PlannedLearning,
  type ProjectFacts,
  TracksApi,
} from '../../tracks/index.js';
import { type Capacity, mayGrantDefence } from '../assessment.policy.js';
import { DefencesQueries, type ShownDefence } from '../evaluations/defences.queries.js';
import { LearnerProjectUnknown } from '../evidence/evidence.errors.js';
import { type Evidence, EvidenceQueries } from '../evidence/evidence.queries.js';
import { type ProjectKey, ProjectVisits } from '../evidence/project-visits.queries.js';

/** A project of a learner with everything that its page says of it. */
export interface ProjectOnPage {
  now: DateTime<true>;
  capacities: Capacity[];
  enrolment: EnrolmentFacts;
  learnerName: string;
  project: ProjectFacts;
  /** The blocks that the project proves something of, and what is missing of each. */
  blocks: BlockStanding[];
  missing: MissingInBlock[];
  /** What the learner learns from. */
  activities: PlannedLearning[];
  evidence: Evidence;
  defences: ShownDefence[];
  /** May the reader grant one defence more? */
  mayGrant: boolean;
}

/** Gathers one project of a learner for its page. */
@Injectable()
export class ProjectPageQueries {
  constructor(
    private readonly db: Db,
    private readonly visits: ProjectVisits,
    private readonly evidence: EvidenceQueries,
    private readonly defences: DefencesQueries,
    private readonly learners: LearnersApi,
    private readonly tracks: TracksApi,
  ) {}

  /** Throws LearnerProjectUnknown. */
  async of(actor: Actor, key: ProjectKey): Promise<ProjectOnPage> {
    const { now, capacities, enrolment, project } = await this.visits.visit(actor, key);
    const proves = new Set(project.criteria.map(({ blockId }) => blockId));
    const standing = await this.tracks.standing(key.enrolmentId);
    const blocks = standing.filter(({ blockId }) => proves.has(blockId));
    const missing = await this.tracks.missingOf({ enrolment, blocks });
    const identity = await this.learners.civilIdentity(enrolment.learnerId);
    return {
      now,
      capacities,
      enrolment,
      learnerName: [identity?.firstName, identity?.usageName ?? identity?.birthName].filter(Boolean).join(' '),
      project,
      blocks,
      missing,
      activities: await this.tracks.activitiesOf(key),
      evidence: await this.evidence.evidenceFor(actor, key),
      defences: await this.defences.ofProject(actor, key),
      mayGrant: mayGrantDefence(actor),
    };
  }

  /** Which project of their own a learner means; the present track goes first. Throws LearnerProjectUnknown. */
  async ownKey({ id }: Actor, projectId: string): Promise<ProjectKey> {
    const found = await this.db.one<{ enrolmentId: string }>(
      `SELECT p.enrolment_id AS "enrolmentId" FROM tracks.pub_learner_project p
       JOIN tracks.pub_enrolment e ON e.id = p.enrolment_id
       WHERE e.learner_id = $1 AND p.project_id = $2
       ORDER BY e.state IN ('active', 'suspended') DESC, e.entered_on DESC LIMIT 1`,
      [id, projectId],
    );
    if (!found) throw new LearnerProjectUnknown('', projectId);
    return { enrolmentId: found.enrolmentId, projectId };
  }
}
