import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { Enrolment } from '../enrolments/enrolment.entity.js';
import { KeepPlan } from '../pace/keep-plan.js';
import { ReadyBlocks } from '../progression/ready-blocks.js';
import { DesignProjects } from './design-projects.js';
import type { GroupMember } from './move-group.queries.js';
import type { Pins } from './moves.types.js';

/** The day of the learner, and whether the passage undoes another. */
export interface PinnedOn {
  today: string;
  isBack: boolean;
}

/** Pins an enrolment anew: with another design its projects are others and its plan is laid anew. */
@Injectable()
export class PinEnrolment {
  constructor(
    private readonly db: Db,
    private readonly projects: DesignProjects,
    private readonly plan: KeepPlan,
    private readonly readyBlocks: ReadyBlocks,
  ) {}

  /** In the transaction that holds the enrolment. */
  async run(from: GroupMember, to: Pins, { today, isBack }: PinnedOn, actor: Actor): Promise<void> {
    const { enrolmentId } = from;
    const { titleVersionId, designId, rulebookId } = to;
    await this.db.of(Enrolment).update({ id: enrolmentId }, { titleVersionId, designId, rulebookId });
    if (titleVersionId !== from.titleVersionId) await this.projects.carryResults(enrolmentId, actor);
    if (designId !== from.designId) {
      await this.projects.replace({ enrolmentId, fromDesignId: from.designId, designId, isBack });
      await this.plan.run(enrolmentId, { cause: 'moved', facts: { fromOn: today } }, actor);
    }
    await this.readyBlocks.keep(enrolmentId);
  }
}
