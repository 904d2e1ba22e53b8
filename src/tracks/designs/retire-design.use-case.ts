import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { refuseUnless } from '../../platform/kernel/decision.js';
import { DesignNotRetirable, DesignUnknown } from '../tracks.errors.js';
import type { DesignRetired } from '../tracks.events.js';
import { Design } from './design.entity.js';
import { mayRetire } from './publication.rules.js';

/** Withdraws a design from new enrolments; those that are pinned to it keep it. */
@Injectable()
export class RetireDesign {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly events: Events,
  ) {}

  run({ designId }: { designId: string }, actor: Actor): Promise<{ designId: string }> {
    return this.db.transaction(async () => {
      await this.db.lock(`design ${designId}`);
      const design = await this.db.of(Design).findOneBy({ id: designId });
      if (!design) throw new DesignUnknown(designId);
      refuseUnless(mayRetire(design.state), (checks) => new DesignNotRetirable(checks));

      const retiredAt = (await this.clock.now()).toJSDate();
      await this.db.of(Design).update({ id: designId }, { state: 'retired', retiredAt, retiredBy: actor.id });
      await this.events.record<DesignRetired>(
        { name: 'tracks.design-retired', subject: designId, data: { designId } },
        actor,
      );
      return { designId };
    });
  }
}
