import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { newId } from '../../platform/kernel/id.js';
import { CriteriaUnknown } from '../tracks.errors.js';
import { CarryResults } from './carry-results.js';
import { CriterionResult } from './criterion-result.entity.js';
import type { EvaluationOutcome } from './progression.types.js';

export interface RecordEvaluationInput {
  enrolmentId: string;
  projectId: string;
  evaluationId: string;
  outcome: EvaluationOutcome;
  criteria: { criterionId: string; met: boolean }[];
  decidedAt: Date;
}

/** Appends what an evaluation found of each criterion, in the transaction that is open. */
@Injectable()
export class CriterionResults {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly carrying: CarryResults,
  ) {}

  /** Throws `CriteriaUnknown` for a criterion that the project does not prove. */
  async append(input: RecordEvaluationInput, actor: Actor): Promise<void> {
    const { enrolmentId, projectId, evaluationId, decidedAt, criteria } = input;
    const foreign = await this.db.sql<{ id: string }>(
      `SELECT id FROM unnest($2::uuid[]) AS id
       WHERE id NOT IN (SELECT criterion_id FROM tracks.project_criterion WHERE project_id = $1)`,
      [projectId, criteria.map(({ criterionId }) => criterionId)],
    );
    if (foreign.length > 0) throw new CriteriaUnknown(foreign.map(({ id }) => id));
    if (criteria.length === 0) return;
    const recordedAt = (await this.clock.now()).toJSDate();
    const shared = { enrolmentId, projectId, evaluationId, decidedAt, recordedAt, recordedBy: actor.id };
    await this.db.of(CriterionResult).insert(criteria.map((result) => ({ id: newId(), ...result, ...shared })));
    await this.carrying.run(enrolmentId, actor);
  }
}
