import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { refuseUnless } from '../../platform/kernel/decision.js';
import { DesignNotPublishable } from '../tracks.errors.js';
import type { DesignPublished } from '../tracks.events.js';
import { Design } from './design.entity.js';
import { PublicationQueries } from './publication.queries.js';

/** Publishes a design that proves its whole title. From then on it never changes. */
@Injectable()
export class PublishDesign {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly publication: PublicationQueries,
  ) {}

  run({ designId }: { designId: string }, actor: Actor): Promise<{ designId: string }> {
    return this.db.transaction(async () => {
      await this.db.lock(`design ${designId}`);
      const decision = await this.publication.decision(designId);
      refuseUnless(decision, (checks) => new DesignNotPublishable(checks));

      const publishedAt = (await this.clock.now()).toJSDate();
      await this.db.of(Design).update({ id: designId }, { state: 'published', publishedAt, publishedBy: actor.id });
      await this.events.record<DesignPublished>(
        { name: 'tracks.design-published', subject: designId, data: { designId } },
        actor,
      );
      return { designId };
    });
  }
}
