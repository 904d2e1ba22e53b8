import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { refuseUnless } from '../../platform/kernel/decision.js';
import { MinutesNotSignable, MinutesUnknown } from '../assessment.errors.js';
import type { MinutesSigned } from '../assessment.events.js';
import { JuryFacts } from './jury-facts.queries.js';
import { MinutesSignature } from './minutes-signature.entity.js';
import { maySign } from './minutes.rules.js';
import { missingSigners, SealedMinutesQueries } from './sealed-minutes.queries.js';

export interface SignedMinutes {
  signedAt: Date;
  /** The names of the members who have not signed yet. */
  missing: string[];
}

/** A member who was present signs the minutes as they were sealed. */
@Injectable()
export class SignMinutes {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly juries: JuryFacts,
    private readonly sealed: SealedMinutesQueries,
  ) {}

  run({ juryId }: { juryId: string }, actor: Actor): Promise<SignedMinutes> {
    return this.db.transaction(async () => {
      const { now } = await this.juries.held(juryId, actor);
      const minutes = await this.sealed.of(juryId);
      if (!minutes) throw new MinutesUnknown(juryId);
      const { id: minutesId, content, signatures, sha256 } = minutes;
      const wasPresent = content.members.some(({ id, present }) => id === actor.id && present);
      const hasSigned = signatures.some(({ memberId }) => memberId === actor.id);
      refuseUnless(maySign({ wasPresent, hasSigned }), (checks) => new MinutesNotSignable(checks));

      const signedAt = now.toJSDate();
      const memberId = actor.id;
      await this.db.of(MinutesSignature).insert({ minutesId, memberId, sha256, signedAt });
      await this.events.record<MinutesSigned>(
        { name: 'assessment.minutes-signed', subject: juryId, data: { juryId, minutesId, memberId, sha256 } },
        actor,
      );
      const signed = { memberId, signedAt: signedAt.toISOString() };
      return { signedAt, missing: missingSigners({ ...minutes, signatures: [...signatures, signed] }) };
    });
  }
}
