import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { refuseUnless } from '../../platform/kernel/decision.js';
import { FollowUpNote } from './follow-up-note.entity.js';
import { FollowUp } from './follow-up.entity.js';
import { mayClose } from './follow-up.rules.js';
import type { FollowUpOutcome } from './follow-up.types.js';
import { FollowUpFixed } from './follow-ups.errors.js';
import type { FollowUpClosed } from './follow-ups.events.js';
import { HeldFollowUps } from './held-follow-ups.queries.js';
import { NoteFollowUp } from './note-follow-up.use-case.js';

export interface CloseFollowUpInput {
  followUpId: string;
  outcome: FollowUpOutcome;
  /** What was done at last; may be left out where something is written down already. */
  note?: string;
}

/** Closes a follow-up with what came of it, once it says what was done. */
@Injectable()
export class CloseFollowUp {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly held: HeldFollowUps,
    private readonly noteFollowUp: NoteFollowUp,
  ) {}

  /** Throws `FollowUpUnknown`, and `FollowUpFixed` for one that is closed or says nothing. */
  run({ followUpId, outcome, note }: CloseFollowUpInput, actor: Actor): Promise<void> {
    return this.db.transaction(async () => {
      const { enrolmentId, closedAt } = await this.held.followUp(followUpId);
      const isOpen = closedAt === null;
      if (note && isOpen) await this.noteFollowUp.run({ followUpId, note }, actor);
      const notes = await this.db.of(FollowUpNote).countBy({ followUpId });
      refuseUnless(mayClose({ isOpen, notes }), (checks) => new FollowUpFixed(checks));
      const closed = { closedAt: (await this.clock.now()).toJSDate(), closedBy: actor.id, outcome };
      await this.db.of(FollowUp).update({ id: followUpId }, closed);
      await this.events.record<FollowUpClosed>(
        { name: 'tracks.follow-up-closed', subject: enrolmentId, data: { enrolmentId, followUpId, outcome } },
        actor,
      );
    });
  }
}
