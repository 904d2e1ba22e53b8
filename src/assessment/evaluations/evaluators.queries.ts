import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import type { Actor } from '../../platform/kernel/actor.js';
import type { Decision } from '../../platform/kernel/decision.js';
import { mayJudge, mayPlanDefence } from './defence.rules.js';
import { DefenceTimeInvalid, EvaluatorUnknown } from './evaluations.errors.js';
import { type AskedPlan, PlanningQueries } from './planning.queries.js';

/** An evaluator as the staff see them. */
export interface ShownEvaluator {
  id: string;
  fullName: string;
  titleCodes: string[];
  maxLevel: number;
}

/** An evaluator, and whether a project may be defended before them. */
export interface EvaluatorChoice {
  evaluatorId: string;
  fullName: string;
  decision: Decision;
}

/** Reads who may judge. */
@Injectable()
export class EvaluatorsQueries {
  constructor(
    private readonly db: Db,
    private readonly planning: PlanningQueries,
  ) {}

  /** Every evaluator of the house. */
  all(): Promise<ShownEvaluator[]> {
    return this.db.sql<ShownEvaluator>(
      `SELECT id, full_name AS "fullName", title_codes AS "titleCodes", max_level AS "maxLevel"
       FROM assessment.evaluator ORDER BY full_name, id LIMIT 500`,
    );
  }

  /** Each evaluator with the decision for one project, those who may judge it first; with a time, for that time. */
  async choicesFor(actor: Actor, asked: AskedPlan): Promise<EvaluatorChoice[]> {
    const { time, options } = await this.planning.plan(actor, asked);
    return options
      .map(({ evaluatorId, fullName, facts }) => {
        const decision = time ? mayPlanDefence({ ...facts, time }) : mayJudge(facts);
        return { evaluatorId, fullName, decision };
      })
      .sort((a, b) => Number(b.decision.allowed) - Number(a.decision.allowed));
  }

  /** May this defence be planned? The same checks as when it is. Throws EvaluatorUnknown, DefenceTimeInvalid. */
  async decisionFor(actor: Actor, asked: AskedPlan & { evaluatorId: string }): Promise<Decision> {
    const { time, options } = await this.planning.plan(actor, asked);
    if (!time) throw new DefenceTimeInvalid();
    const [option] = options;
    if (!option) throw new EvaluatorUnknown(asked.evaluatorId);
    return mayPlanDefence({ ...option.facts, time });
  }
}
