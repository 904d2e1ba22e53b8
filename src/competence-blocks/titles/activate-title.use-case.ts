import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { refuseUnless } from '../../platform/kernel/decision.js';
import { TitleNotActivable, TitleUnknown } from '../competence-blocks.errors.js';
import type { TitleActivated } from '../competence-blocks.events.js';
import { TitleVersion } from './title-version.entity.js';
import { TitlesQueries } from './titles.queries.js';

/** Opens a version of a title to learners; from then on it never changes. */
@Injectable()
export class ActivateTitle {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly titles: TitlesQueries,
  ) {}

  run(
    { titleVersionId }: { titleVersionId: string },
    actor: Actor,
  ): Promise<{ titleVersionId: string; state: 'active' }> {
    return this.db.transaction(async () => {
      const known = await this.db.of(TitleVersion).findOneBy({ id: titleVersionId });
      if (!known) throw new TitleUnknown(titleVersionId);
      const { code, version } = known;
      await this.db.lock(`title ${code}`);

      const decision = await this.titles.activationDecision(titleVersionId);
      refuseUnless(decision, (checks) => new TitleNotActivable(checks));

      const activatedAt = (await this.clock.now()).toJSDate();
      await this.db
        .of(TitleVersion)
        .update({ id: titleVersionId }, { state: 'active', activatedAt, activatedBy: actor.id });
      await this.events.record<TitleActivated>(
        {
          name: 'competence-blocks.title-activated',
          subject: titleVersionId,
          data: { titleVersionId, code, version },
        },
        actor,
      );
      return { titleVersionId, state: 'active' };
    });
  }
}
