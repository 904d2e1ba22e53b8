import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { refuseUnless } from '../../platform/kernel/decision.js';
import { newId } from '../../platform/kernel/id.js';
import { TracksApi } from '../../tracks/index.js';
import type { EvaluationContested } from '../assessment.events.js';
import { ruleByOn } from './contest.rules.js';
import { ContestableEvaluations } from './contestable-evaluation.queries.js';
import { ContestedCriterion } from './contested-criterion.entity.js';
import { EvaluationNotContestable } from './contests.errors.js';
import { EvaluationContest } from './evaluation-contest.entity.js';

export interface ContestEvaluationInput {
  evaluationId: string;
  /** The criteria that the learner finds met. */
  criterionIds: readonly string[];
  reason: string;
}

/** Keeps that a learner does not agree with what was found of some criteria, and has the project say so everywhere. */
@Injectable()
export class ContestEvaluation {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly evaluations: ContestableEvaluations,
    private readonly tracks: TracksApi,
  ) {}

  run({ evaluationId, reason, ...input }: ContestEvaluationInput, actor: Actor): Promise<{ contestId: string }> {
    return this.db.transaction(async () => {
      const criterionIds = [...new Set(input.criterionIds.map((id) => id.toLowerCase()))];
      const seen = await this.evaluations.own(actor, evaluationId, criterionIds);
      await this.db.lock(`enrolment ${seen.enrolment.id}`);
      const { evaluation, decision, ...asked } = await this.evaluations.own(actor, evaluationId, criterionIds);
      refuseUnless(decision, (checks) => new EvaluationNotContestable(checks));

      const contestId = newId();
      const { defenceId, enrolmentId, projectId, evaluatorId } = evaluation;
      const dueOn = ruleByOn(asked.today, asked.contestDays);
      const raised = { reason, raisedAt: asked.now.toJSDate(), raisedBy: actor.id, ruleByOn: dueOn };
      await this.db.of(EvaluationContest).insert({ id: contestId, evaluationId, defenceId, enrolmentId, ...raised });
      const rows = criterionIds.map((criterionId, position) => ({ contestId, criterionId, position }));
      await this.db.of(ContestedCriterion).insert(rows);
      await this.tracks.recordContest({ enrolmentId, projectId, criterionIds });
      await this.events.record<EvaluationContested>(
        {
          name: 'assessment.evaluation-contested',
          subject: enrolmentId,
          data: {
            contestId,
            evaluationId,
            defenceId,
            enrolmentId,
            projectId,
            evaluatorId,
            criteria: criterionIds.length,
            ruleByOn: dueOn,
          },
        },
        actor,
      );
      return { contestId };
    });
  }
}
