import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { refuseUnless } from '../../platform/kernel/decision.js';
import { TitleNotRetirable, TitleUnknown } from '../competence-blocks.errors.js';
import type { TitleRetired } from '../competence-blocks.events.js';
import { TitleVersion } from './title-version.entity.js';
import { mayRetire } from './titles.rules.js';

/** Closes a version of a title to new learners; those who entered under it keep it. */
@Injectable()
export class RetireTitle {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly events: Events,
  ) {}

  run(
    { titleVersionId }: { titleVersionId: string },
    actor: Actor,
  ): Promise<{ titleVersionId: string; state: 'retired' }> {
    return this.db.transaction(async () => {
      const known = await this.db.of(TitleVersion).findOneBy({ id: titleVersionId });
      if (!known) throw new TitleUnknown(titleVersionId);
      const { code, version } = known;
      await this.db.lock(`title ${code}`);

      const { state } = await this.db.of(TitleVersion).findOneByOrFail({ id: titleVersionId });
      refuseUnless(mayRetire({ state }), (checks) => new TitleNotRetirable(checks));

      const retiredAt = (await this.clock.now()).toJSDate();
      await this.db
        .of(TitleVersion)
        .update({ id: titleVersionId }, { state: 'retired', retiredAt, retiredBy: actor.id });
      await this.events.record<TitleRetired>(
        { name: 'competence-blocks.title-retired', subject: titleVersionId, data: { titleVersionId, code, version } },
        actor,
      );
      return { titleVersionId, state: 'retired' };
    });
  }
}
