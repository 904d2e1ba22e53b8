import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { newId } from '../../platform/kernel/id.js';
import { EnrolmentMove } from './enrolment-move.entity.js';
import type { GroupMember } from './move-group.queries.js';
import type { EnrolmentMoved } from './moves.events.js';
import type { MovedState, Pins } from './moves.types.js';
import { TrackMoveLearner } from './track-move-learner.entity.js';
import { type LookedAtLearner, TryPassage } from './try-passage.js';

/** How an enrolment passes to other pins. */
export interface Passage {
  member: GroupMember;
  to: Pins;
  moveId: string;
  reason: string;
  /** The passage that this one undoes. */
  takesBackId?: string;
  /** Throws where what it did is not what was said, so that all of it is undone. */
  accept?: (done: LookedAtLearner) => void;
}

/** Passes an enrolment to other pins, in the transaction that holds it, and appends what that did. */
@Injectable()
export class PassEnrolment {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly passages: TryPassage,
  ) {}

  async run({ member, to, moveId, reason, takesBackId, accept }: Passage, actor: Actor): Promise<void> {
    const done = await this.passages.done(member, to, actor, takesBackId !== undefined);
    accept?.(done);
    const { enrolmentId, learnerId } = member;
    const { effects } = done;
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
    const state: MovedState = takesBackId ? 'taken-back' : 'moved';
    await this.db.of(TrackMoveLearner).update({ moveId, enrolmentId }, { state, checks: [], settledAt: movedAt });
    const losses = effects.filter(({ direction }) => direction === 'loss').length;
    const counts = { gains: effects.length - losses, losses };
    const data = { enrolmentId, learnerId, moveId, enrolmentMoveId: id, ...change, ...counts };
    await this.events.record<EnrolmentMoved>({ name: 'tracks.enrolment-moved', subject: enrolmentId, data }, actor);
  }
}
