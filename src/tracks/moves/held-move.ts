import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import { decide, refuseUnless } from '../../platform/kernel/decision.js';
import { MoveCaseQueries } from './move-case.queries.js';
import { MOVE, mayConfirm, mayPrepare } from './move.rules.js';
import { MoveUnknown, NotMovable } from './moves.errors.js';
import { groupOf, targetOf } from './moves.types.js';
import { TrackMove } from './track-move.entity.js';

/** Holds a move until the transaction ends, for whoever does something with it. */
@Injectable()
export class HeldMove {
  constructor(
    private readonly db: Db,
    private readonly cases: MoveCaseQueries,
  ) {}

  /** Throws `MoveUnknown`. */
  async of(moveId: string): Promise<TrackMove> {
    await this.db.lock(`move ${moveId}`);
    const move = await this.db.of(TrackMove).findOneBy({ id: moveId });
    if (!move) throw new MoveUnknown(moveId);
    return move;
  }

  /** One whose preview is made and that nobody confirmed or dropped yet. Throws `NotMovable`. */
  async previewed(moveId: string): Promise<TrackMove> {
    const move = await this.of(moveId);
    refuseUnless(mayConfirm(move.state), (checks) => new NotMovable(checks));
    return move;
  }

  /** The same, and the rulebook and design that it leads to are still given to learners. */
  async toConfirm(moveId: string): Promise<TrackMove> {
    const move = await this.previewed(moveId);
    const { checks } = mayPrepare(await this.cases.of(groupOf(move), targetOf(move)));
    const asked = checks.filter(({ code }) => code !== MOVE.hasLearners.code);
    refuseUnless(decide(...asked), (unmetChecks) => new NotMovable(unmetChecks));
    return move;
  }
}
