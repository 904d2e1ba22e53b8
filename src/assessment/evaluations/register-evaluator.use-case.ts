import { Injectable } from '@nestjs/common';
import { type RoleHolder, RoleHolders } from '../../identity/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import type { EvaluatorRegistered } from '../assessment.events.js';
import { EvaluatorRegisteredAlready } from './evaluations.errors.js';
import { Evaluator } from './evaluator.entity.js';

export interface RegisterEvaluatorInput extends RoleHolder {
  /** Codes of the titles that the evaluator is qualified for: `RNCP37873`. */
  titleCodes: string[];
  /** The highest level of project that they judge, 1 to 3. */
  maxLevel: number;
}

/** Takes an evaluator in: opens the account, or gives the role to one that stands. */
@Injectable()
export class RegisterEvaluator {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly holders: RoleHolders,
  ) {}

  run(input: RegisterEvaluatorInput, actor: Actor): Promise<{ evaluatorId: string }> {
    return this.db.transaction(async () => {
      const evaluatorId = await this.holders.hold('evaluator', input, actor);
      await this.db.lock(`evaluator ${evaluatorId}`);
      if (await this.db.of(Evaluator).existsBy({ id: evaluatorId })) throw new EvaluatorRegisteredAlready(evaluatorId);

      const { fullName, maxLevel } = input;
      const titleCodes = [...new Set(input.titleCodes)].sort();
      const registeredAt = (await this.clock.now()).toJSDate();
      const row = { id: evaluatorId, fullName, titleCodes, maxLevel, registeredAt, registeredBy: actor.id };
      await this.db.of(Evaluator).insert(row);
      await this.events.record<EvaluatorRegistered>(
        {
          name: 'assessment.evaluator-registered',
          subject: evaluatorId,
          data: { evaluatorId, titleCodes, maxLevel },
        },
        actor,
      );
      return { evaluatorId };
    });
  }
}
