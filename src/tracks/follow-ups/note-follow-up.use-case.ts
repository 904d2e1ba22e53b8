import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { refuseUnless } from '../../platform/kernel/decision.js';
import { newId } from '../../platform/kernel/id.js';
import { FollowUpNote } from './follow-up-note.entity.js';
import { mayNote } from './follow-up.rules.js';
import type { PlaybookStep } from './follow-up.types.js';
import { FollowUpFixed } from './follow-ups.errors.js';
import type { FollowUpNoted } from './follow-ups.events.js';
import { HeldFollowUps } from './held-follow-ups.queries.js';

export interface NoteFollowUpInput {
  followUpId: string;
  /** The step of the playbook that was taken, if it was one. */
  step?: PlaybookStep;
  note: string;
}

/** Writes down what was done in a follow-up. */
@Injectable()
export class NoteFollowUp {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly held: HeldFollowUps,
  ) {}

  /** Throws `FollowUpUnknown`, and `FollowUpFixed` for one that is closed. */
  run({ followUpId, step, note }: NoteFollowUpInput, actor: Actor): Promise<{ noteId: string }> {
    return this.db.transaction(async () => {
      const { enrolmentId, closedAt } = await this.held.followUp(followUpId);
      refuseUnless(mayNote({ isOpen: closedAt === null }), (checks) => new FollowUpFixed(checks));
      const noteId = newId();
      const notedAt = (await this.clock.now()).toJSDate();
      const row = { id: noteId, followUpId, step: step ?? null, note, notedAt, notedBy: actor.id };
      await this.db.of(FollowUpNote).insert(row);
      await this.events.record<FollowUpNoted>(
        { name: 'tracks.follow-up-noted', subject: enrolmentId, data: { enrolmentId, followUpId, step: row.step } },
        actor,
      );
      return { noteId };
    });
  }
}
