import { Injectable } from '@nestjs/common';
import type { DateTime } from 'luxon';
import { MentorsApi } from '../../mentors/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { dayOf } from '../../platform/kernel/wall-time.js';
import { type EnrolmentFacts, type ProjectFacts, TracksApi } from '../../tracks/index.js';
import { type Capacity, capacitiesOf } from '../assessment.policy.js';
import { LearnerProjectUnknown, ProjectNotYours } from './evidence.errors.js';

/** Which project of which learner. */
export interface ProjectKey {
  enrolmentId: string;
  projectId: string;
}

/** A project of a learner, and in which capacities somebody came to it. */
export interface VisitedProject {
  enrolment: EnrolmentFacts;
  project: ProjectFacts;
  capacities: Capacity[];
  now: DateTime<true>;
}

const WHO: Record<Capacity, string> = {
  learner: 'the learner whose project it is',
  mentor: 'the learner’s own mentor',
  evaluator: 'the evaluator of the defence',
  juror: 'a member of the jury',
  staff: 'the staff',
};

/** Lets those in who have to do with a project of a learner. */
@Injectable()
export class ProjectVisits {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly tracks: TracksApi,
    private readonly mentors: MentorsApi,
  ) {}

  /** The project, for one who has to do with it; for anybody else there is none. */
  async find(actor: Actor, { enrolmentId, projectId }: ProjectKey): Promise<VisitedProject | null> {
    const enrolment = await this.tracks.enrolment(enrolmentId);
    const project = enrolment && (await this.tracks.project(enrolmentId, projectId));
    if (!enrolment || !project) return null;
    const now = await this.clock.now();
    const capacities = capacitiesOf(actor, {
      learnerId: enrolment.learnerId,
      mentorId: await this.mentors.mentorOf(enrolmentId, dayOf(now, enrolment.zone)),
      evaluatorIds: await this.evaluatorsOf(project),
      jurorIds: await this.jurorsOf(project),
    });
    return capacities.length > 0 ? { enrolment, project, capacities, now } : null;
  }

  /** The same, where there has to be one. Throws LearnerProjectUnknown. */
  async visit(actor: Actor, key: ProjectKey): Promise<VisitedProject> {
    const visited = await this.find(actor, key);
    if (!visited) throw new LearnerProjectUnknown(key.enrolmentId, key.projectId);
    return visited;
  }

  /** The project, for one who comes in this capacity. Throws ProjectNotYours for another who may see it. */
  async visitAs(capacity: Capacity, actor: Actor, key: ProjectKey): Promise<VisitedProject> {
    const visited = await this.visit(actor, key);
    if (!visited.capacities.includes(capacity)) throw new ProjectNotYours(WHO[capacity]);
    return visited;
  }

  private async evaluatorsOf({ enrolmentId, projectId }: ProjectKey): Promise<string[]> {
    const rows = await this.db.sql<{ id: string }>(
      `SELECT DISTINCT evaluator_id AS id FROM assessment.defence
       WHERE enrolment_id = $1 AND project_id = $2 AND state <> 'cancelled'`,
      [enrolmentId, projectId],
    );
    return rows.map(({ id }) => id);
  }

  /** The members of the juries that the learner is before; one who has declared a tie steps aside. */
  private async jurorsOf({ enrolmentId }: ProjectKey): Promise<string[]> {
    const rows = await this.db.sql<{ id: string }>(
      `SELECT DISTINCT s.member_id AS id FROM assessment.jury_case c
       JOIN assessment.jury_seat s ON s.jury_id = c.jury_id
       WHERE c.enrolment_id = $1 AND NOT EXISTS (
         SELECT 1 FROM assessment.conflict_declaration t
         WHERE t.case_id = c.id AND t.member_id = s.member_id AND t.kind <> 'none' AND NOT EXISTS (
           SELECT 1 FROM assessment.conflict_declaration later WHERE later.supersedes_id = t.id))`,
      [enrolmentId],
    );
    return rows.map(({ id }) => id);
  }
}
