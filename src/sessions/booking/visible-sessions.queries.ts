import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { SessionUnknown } from '../sessions.errors.js';
import { sideOf } from '../sessions.policy.js';
import { Session } from './session.entity.js';
import type { Side } from './session.types.js';

/** The sessions in which a person has a side: for anybody else there is no such session. */
@Injectable()
export class VisibleSessions {
  constructor(private readonly db: Db) {}

  /** A session as it stands, and the side of this person. Throws `SessionUnknown`. */
  async session(sessionId: string, actor: Actor): Promise<{ session: Session; side: Side }> {
    const session = await this.db.of(Session).findOneBy({ id: sessionId });
    const side = session && sideOf(actor, session);
    if (!session || !side) throw new SessionUnknown(sessionId);
    return { session, side };
  }
}
