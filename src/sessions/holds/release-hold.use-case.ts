import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { HoldUnknown } from '../sessions.errors.js';
import { Hold } from './hold.entity.js';

/** Lets a slot go that was kept for this person. Throws `HoldUnknown` when it went already. */
@Injectable()
export class ReleaseHold {
  constructor(private readonly db: Db) {}

  run(holdId: string, actor: Actor): Promise<void> {
    return this.db.transaction(async () => {
      const { affected } = await this.db.of(Hold).delete({ id: holdId, heldBy: actor.id });
      if (affected === 0) throw new HoldUnknown(holdId);
    });
  }
}
