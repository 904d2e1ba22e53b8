import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { newId } from '../../platform/kernel/id.js';
import { MentorNotAssignable } from '../mentors.errors.js';
import type { RoundPublished } from '../mentors.events.js';
import { AssignMentor } from './assign-mentor.use-case.js';
import { AssignmentRound } from './assignment-round.entity.js';
import type { Pair, PairResult } from './assignments.types.js';

export interface PublishRoundInput {
  fromOn: string;
  pairs: readonly Pair[];
}

/** Assigns every pair that can be, each on its own, and keeps what became of each: one refused holds no other up. */
@Injectable()
export class PublishRound {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly assignMentor: AssignMentor,
  ) {}

  async run({ fromOn, pairs }: PublishRoundInput, actor: Actor): Promise<{ roundId: string }> {
    const results: PairResult[] = [];
    for (const pair of pairs) results.push(await this.assigned(pair, fromOn, actor));
    return this.db.transaction(async () => {
      const roundId = newId();
      const published = { publishedAt: (await this.clock.now()).toJSDate(), publishedBy: actor.id };
      await this.db.of(AssignmentRound).insert({ id: roundId, fromOn, results, ...published });
      const assigned = results.filter(({ assignmentId }) => assignmentId !== null).length;
      await this.events.record<RoundPublished>(
        {
          name: 'mentors.round-published',
          subject: roundId,
          data: { roundId, fromOn, assigned, refused: results.length - assigned },
        },
        actor,
      );
      return { roundId };
    });
  }

  private async assigned(pair: Pair, fromOn: string, actor: Actor): Promise<PairResult> {
    try {
      const { assignmentId } = await this.assignMentor.run({ ...pair, fromOn }, actor);
      return { ...pair, assignmentId, checks: [] };
    } catch (error) {
      if (!(error instanceof MentorNotAssignable)) throw error;
      return { ...pair, assignmentId: null, checks: error.checks };
    }
  }
}
