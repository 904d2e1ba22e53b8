import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { IsNull } from 'typeorm';
import { Db } from '../../platform/database/db.js';
import type { Actor } from '../../platform/kernel/actor.js';
import type { Capacity } from '../assessment.policy.js';
import { DeliverableFile } from './deliverable-file.entity.js';
import type { AttemptFacts, Condition } from './evidence.rules.js';
import { type ProjectKey, ProjectVisits, type VisitedProject } from './project-visits.queries.js';

/** A project of a learner with the attempt that it is at: its open defence, its files and what the rules look at. */
export interface VisitedAttempt extends VisitedProject {
  attempt: number;
  defenceId: string | null;
  files: DeliverableFile[];
  facts: AttemptFacts;
}

interface LastDefence {
  id: string;
  attempt: number;
  state: 'planned' | 'conditional' | 'decided';
  startsAt: Date;
  completeBy: Date | null;
  completedAt: Date | null;
  judgedAt: Date | null;
}

/** Reads how an attempt at a project stands, for those who have to do with it. */
@Injectable()
export class AttemptsQueries {
  constructor(
    private readonly db: Db,
    private readonly visits: ProjectVisits,
  ) {}

  /** The attempt that the project is at. Throws LearnerProjectUnknown. */
  async visit(actor: Actor, key: ProjectKey): Promise<VisitedAttempt> {
    return this.current(await this.visits.visit(actor, key));
  }

  /** The same, for one who comes in this capacity. Throws ProjectNotYours for another who may see it. */
  async visitAs(capacity: Capacity, actor: Actor, key: ProjectKey): Promise<VisitedAttempt> {
    return this.current(await this.visits.visitAs(capacity, actor, key));
  }

  private async current(visited: VisitedProject): Promise<VisitedAttempt> {
    const { enrolment, project, now } = visited;
    const { enrolmentId, projectId, state, deliverables } = project;
    const last = await this.lastDefence(project);
    const attempt = attemptAfter(last, state);
    const files = await this.db
      .of(DeliverableFile)
      .find({ where: { enrolmentId, projectId, attempt, removedAt: IsNull() }, order: { id: 'ASC' } });
    const { frozenHours } = enrolment.rulebook;
    const facts = { now, state, frozenHours, deliverables, files, ...deadlinesOf(last) };
    return { ...visited, attempt, defenceId: last && last.state !== 'decided' ? last.id : null, files, facts };
  }

  private lastDefence({ enrolmentId, projectId }: ProjectKey): Promise<LastDefence | null> {
    return this.db.one<LastDefence>(
      `SELECT d.id, d.attempt, d.state, d.starts_at AS "startsAt", d.complete_by_at AS "completeBy",
         d.completed_at AS "completedAt",
         (SELECT min(e.decided_at) FROM assessment.evaluation e WHERE e.defence_id = d.id) AS "judgedAt"
       FROM assessment.defence d
       WHERE d.enrolment_id = $1 AND d.project_id = $2 AND d.state <> 'cancelled'
       ORDER BY d.attempt DESC LIMIT 1`,
      [enrolmentId, projectId],
    );
  }
}

/** Work that was sent back is at the next attempt. */
function attemptAfter(last: LastDefence | null, state: string): number {
  if (!last) return 1;
  return last.state === 'decided' && state !== 'validated' ? last.attempt + 1 : last.attempt;
}

function deadlinesOf(last: LastDefence | null): { defenceAt: DateTime | null; condition: Condition | null } {
  const defenceAt = last?.state === 'planned' ? instant(last.startsAt) : null;
  if (last?.state !== 'conditional' || !last.judgedAt || !last.completeBy) return { defenceAt, condition: null };
  const { judgedAt, completeBy, completedAt } = last;
  const condition = {
    since: instant(judgedAt),
    completeBy: instant(completeBy),
    completedAt: completedAt && instant(completedAt),
  };
  return { defenceAt, condition };
}

function instant(at: Date): DateTime {
  return DateTime.fromJSDate(at, { zone: 'utc' });
}
