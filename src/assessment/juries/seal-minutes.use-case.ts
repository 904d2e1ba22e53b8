import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { refuseUnless } from '../../platform/kernel/decision.js';
import { newId } from '../../platform/kernel/id.js';
import { MinutesNotSealable, NotOnThePanel } from '../assessment.errors.js';
import type { MinutesSealed } from '../assessment.events.js';
import { mayRecordFor } from '../assessment.policy.js';
import { isOpen } from './deliberation.rules.js';
import { JuryFacts } from './jury-facts.queries.js';
import { Jury } from './jury.entity.js';
import { MinutesContents } from './minutes-content.queries.js';
import { Minutes } from './minutes.entity.js';
import { maySeal } from './minutes.rules.js';
import { nextNumber } from './next-number.js';
import { digestOf } from './seal.js';

export interface SealMinutesInput {
  juryId: string;
  /** What happened that a reader of the minutes must know, in the jury's words. */
  incidents?: string[];
}

/** Seals the minutes of a jury that has decided every case: numbered without gaps, with their digest, for good. */
@Injectable()
export class SealMinutes {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly juries: JuryFacts,
    private readonly contents: MinutesContents,
  ) {}

  run(
    { juryId, incidents = [] }: SealMinutesInput,
    actor: Actor,
  ): Promise<{ minutesId: string; number: string; sha256: string }> {
    return this.db.transaction(async () => {
      const { jury, now, today } = await this.juries.held(juryId, actor);
      const present = ((await this.juries.present(jury)) ?? []).map(({ memberId }) => memberId);
      if (!mayRecordFor(actor, present)) throw new NotOnThePanel();
      const openCases = (await this.juries.casesOf(juryId)).filter(({ state }) => isOpen(state)).length;
      const decision = maySeal({ openCases, isSealed: jury.state === 'sealed' });
      refuseUnless(decision, (checks) => new MinutesNotSealable(checks));

      const number = await nextNumber(this.db, 'minutes', today);
      const content = await this.contents.of(jury, number, incidents);
      const sha256 = digestOf(content);
      const minutesId = newId();
      const sealed = { sealedAt: now.toJSDate(), sealedBy: actor.id };
      await this.db.of(Minutes).insert({ id: minutesId, juryId, number, content, sha256, ...sealed });
      await this.db.of(Jury).update({ id: juryId }, { state: 'sealed' });
      await this.events.record<MinutesSealed>(
        { name: 'assessment.minutes-sealed', subject: juryId, data: { juryId, minutesId, number, sha256 } },
        actor,
      );
      return { minutesId, number, sha256 };
    });
  }
}
