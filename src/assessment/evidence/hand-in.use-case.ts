import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { refuseUnless } from '../../platform/kernel/decision.js';
import { Conditions } from '../evaluations/conditions.js';
import { AttemptsQueries, type VisitedAttempt } from './attempts.queries.js';
import { EvidenceRecord } from './evidence-record.js';
import { NotHandInable } from './evidence.errors.js';
import { mayHandIn } from './evidence.rules.js';
import type { ProjectKey } from './project-visits.queries.js';

export interface HandedIn {
  handInId: string;
  attempt: number;
  handedInAt: Date;
  /** After a condition: by when the evaluator decides. */
  decideBy: Date | null;
}

/** Hands the work in that stands: for a defence, or to complete what was accepted on a condition. */
@Injectable()
export class HandIn {
  constructor(
    private readonly db: Db,
    private readonly attempts: AttemptsQueries,
    private readonly record: EvidenceRecord,
    private readonly conditions: Conditions,
  ) {}

  run(key: ProjectKey, actor: Actor): Promise<HandedIn> {
    return this.db.transaction(async () => {
      await this.db.lock(`enrolment ${key.enrolmentId}`);
      const visited = await this.attempts.visitAs('learner', actor, key);
      refuseUnless(mayHandIn(visited.facts), (checks) => new NotHandInable(checks));

      const { attempt, facts } = visited;
      const handInId = await this.record.handIn(visited, actor);
      const decideBy = facts.condition ? await this.complete(visited) : null;
      return { handInId, attempt, handedInAt: facts.now.toJSDate(), decideBy };
    });
  }

  private async complete({ defenceId, facts, enrolment }: VisitedAttempt): Promise<Date> {
    const decideBy = facts.now.plus({ hours: enrolment.rulebook.conditionalEvaluatorHours }).toJSDate();
    await this.conditions.completed(defenceId ?? '', { completedAt: facts.now.toJSDate(), decideBy });
    return decideBy;
  }
}
