import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { refuseUnless } from '../../platform/kernel/decision.js';
import { newId } from '../../platform/kernel/id.js';
import { JuryInvalid, PresenceNotRecordable } from '../assessment.errors.js';
import type { JuryRollCalled } from '../assessment.events.js';
import { isOpen } from './deliberation.rules.js';
import { JuryFacts, type JuryRecord } from './jury-facts.queries.js';
import { KnownTies } from './known-ties.js';
import { mayCallRoll } from './minutes.rules.js';
import { RollCall } from './roll-call.entity.js';

export interface RecordPresencesInput {
  juryId: string;
  /** Everybody who is present; the others are absent. */
  memberIds: string[];
}

/** Calls the roll of a jury on its day; a later call stands for the cases that are still open. */
@Injectable()
export class RecordPresences {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly facts: JuryFacts,
    private readonly knownTies: KnownTies,
  ) {}

  run({ juryId, memberIds: presentIds }: RecordPresencesInput, actor: Actor): Promise<{ rollCallId: string }> {
    return this.db.transaction(async () => {
      const { jury, now, today } = await this.facts.held(juryId, actor);
      refuseStrangers(jury, presentIds);
      const decision = mayCallRoll({ today, heldOn: jury.heldOn, isSealed: jury.state === 'sealed' });
      refuseUnless(decision, (checks) => new PresenceNotRecordable(checks));

      const at = now.toJSDate();
      const rollCallId = newId();
      await this.db.of(RollCall).insert({ id: rollCallId, juryId, presentIds, recordedAt: at, recordedBy: actor.id });
      await this.recordTies(juryId, presentIds, { actor, now: at });
      await this.events.record<JuryRollCalled>(
        { name: 'assessment.jury-roll-called', subject: juryId, data: { juryId, presentIds } },
        actor,
      );
      return { rollCallId };
    });
  }

  /** What came to be known since the jury was convened. */
  private async recordTies(juryId: string, presentIds: string[], by: { actor: Actor; now: Date }): Promise<void> {
    const open = (await this.facts.casesOf(juryId)).filter(({ state }) => isOpen(state));
    const learnerIds = open.map(({ learnerId }) => learnerId);
    const ties = await this.knownTies.between(presentIds, learnerIds);
    const standing = await this.facts.declarations(juryId);
    await this.knownTies.record(open, { ties, standing }, by);
  }
}

function refuseStrangers({ seats }: JuryRecord, memberIds: string[]): void {
  const faults = memberIds.flatMap((id, index) =>
    seats.some(({ memberId }) => memberId === id)
      ? []
      : [{ at: `memberIds.${index}`, code: 'not-convened', message: 'This person was not convened to the jury' }],
  );
  if (faults.length > 0) throw new JuryInvalid(faults);
}
