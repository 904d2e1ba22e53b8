import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { newId } from '../../platform/kernel/id.js';
import { Enrolment } from '../enrolments/enrolment.entity.js';
import { ReadyBlocks } from '../progression/ready-blocks.js';
import { EnrolmentMove } from './enrolment-move.entity.js';
import type { GroupMember } from './move-group.queries.js';
import type { EnrolmentMoved } from './moves.events.js';
import type { Effect, MovedState, MoveTarget, Pins } from './moves.types.js';
import { TrackMoveLearner } from './track-move-learner.entity.js';

/** How an enrolment passes to other pins. */
export interface Passage {
  member: GroupMember;
  target: MoveTarget;
  effects: Effect[];
  moveId: string;
  reason: string;
  /** The passage that this one undoes. */
  takesBackId?: string;
}

/** Pins an enrolment anew, in the transaction that holds it, and appends what was done. */
@Injectable()
export class PassEnrolment {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly readyBlocks: ReadyBlocks,
  ) {}

  async run({ member, target, effects, moveId, reason, takesBackId }: Passage, actor: Actor): Promise<void> {
    const { enrolmentId, learnerId } = member;
    const to = pinsOf(member, target);
    await this.db.of(Enrolment).update({ id: enrolmentId }, to);
    const change = {
      fromTitleVersionId: member.titleVersionId,
      fromDesignId: member.designId,
      fromRulebookId: member.rulebookId,
      toTitleVersionId: to.titleVersionId,
      toDesignId: to.designId,
      toRulebookId: to.rulebookId,
      takesBackId: takesBackId ?? null,
    };
    const id = newId();
    const movedAt = (await this.clock.now()).toJSDate();
    const kept = { id, enrolmentId, moveId, ...change, effects, reason, movedAt, movedBy: actor.id };
    await this.db.of(EnrolmentMove).insert(kept);
    await this.readyBlocks.keep(enrolmentId);
    const state: MovedState = takesBackId ? 'taken-back' : 'moved';
    await this.db.of(TrackMoveLearner).update({ moveId, enrolmentId }, { state, checks: [], settledAt: movedAt });
    const losses = effects.filter(({ direction }) => direction === 'loss').length;
    const counts = { gains: effects.length - losses, losses };
    const data = { enrolmentId, learnerId, moveId, enrolmentMoveId: id, ...change, ...counts };
    await this.events.record<EnrolmentMoved>({ name: 'tracks.enrolment-moved', subject: enrolmentId, data }, actor);
  }
}

function pinsOf({ titleVersionId, designId, rulebookId }: GroupMember, target: MoveTarget): Pins {
  return { titleVersionId, designId: target.designId ?? designId, rulebookId: target.rulebookId ?? rulebookId };
}
