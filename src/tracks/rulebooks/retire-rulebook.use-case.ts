import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { refuseUnless } from '../../platform/kernel/decision.js';
import { RulebookFixed, RulebookUnknown } from '../tracks.errors.js';
import type { RulebookRetired } from '../tracks.events.js';
import { mayRetire } from './rulebook-states.rules.js';
import { Rulebook } from './rulebook.entity.js';

/** Withdraws a rulebook from new enrolments; those that are pinned to it keep it. */
@Injectable()
export class RetireRulebook {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly events: Events,
  ) {}

  run({ rulebookId }: { rulebookId: string }, actor: Actor): Promise<{ rulebookId: string }> {
    return this.db.transaction(async () => {
      await this.db.lock(`rulebook ${rulebookId}`);
      const rulebook = await this.db.of(Rulebook).findOneBy({ id: rulebookId });
      if (!rulebook) throw new RulebookUnknown(rulebookId);
      refuseUnless(mayRetire(rulebook.state), (checks) => new RulebookFixed(checks));

      const retiredAt = (await this.clock.now()).toJSDate();
      const change = { retiredAt, retiredBy: actor.id };
      await this.db.of(Rulebook).update({ id: rulebookId }, { ...change, state: 'retired' });
      await this.events.record<RulebookRetired>(
        { name: 'tracks.rulebook-retired', subject: rulebookId, data: { rulebookId } },
        actor,
      );
      return { rulebookId };
    });
  }
}
