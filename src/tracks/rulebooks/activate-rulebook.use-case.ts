import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { refuseUnless } from '../../platform/kernel/decision.js';
import { RulebookFixed, RulebookUnknown } from '../tracks.errors.js';
import type { RulebookActivated } from '../tracks.events.js';
import { mayActivate } from './rulebook-states.rules.js';
import { Rulebook } from './rulebook.entity.js';

/** Gives a rulebook to enrolments from now on. Its numbers never change again. */
@Injectable()
export class ActivateRulebook {
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
      refuseUnless(mayActivate(rulebook.state), (checks) => new RulebookFixed(checks));

      const activatedAt = (await this.clock.now()).toJSDate();
      const change = { activatedAt, activatedBy: actor.id };
      await this.db.of(Rulebook).update({ id: rulebookId }, { ...change, state: 'active' });
      await this.events.record<RulebookActivated>(
        { name: 'tracks.rulebook-activated', subject: rulebookId, data: { rulebookId } },
        actor,
      );
      return { rulebookId };
    });
  }
}
