import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import { MoveEffectsQueries } from './move-effects.queries.js';
import { MoveGroupQueries } from './move-group.queries.js';
import { groupOf, targetOf } from './moves.types.js';
import { TrackMoveLearner } from './track-move-learner.entity.js';
import { TrackMove } from './track-move.entity.js';

const LEARNERS_A_TURN = 200;

/** Makes the preview of a move, some hundred learners at a time; no enrolment changes. */
@Injectable()
export class PreviewMove {
  constructor(
    private readonly db: Db,
    private readonly groups: MoveGroupQueries,
    private readonly effects: MoveEffectsQueries,
  ) {}

  /** Looks at the next learners; answers whether some are left. */
  next(moveId: string): Promise<boolean> {
    return this.db.transaction(async () => {
      await this.db.lock(`move ${moveId}`);
      const move = await this.db.of(TrackMove).findOneBy({ id: moveId, state: 'preparing' });
      if (!move) return false;
      const target = targetOf(move);
      const after = { after: move.doneUpTo, size: LEARNERS_A_TURN };
      const members = await this.groups.members(groupOf(move), target, after);
      const learners = await this.effects.of(members, target);
      const rows = learners.map(
        ({ enrolmentId, titleVersionId, designId, rulebookId, enteredOn, effects, clauses }) => ({
          moveId,
          enrolmentId,
          titleVersionId,
          designId,
          rulebookId,
          enteredOn,
          effects,
          clauses,
          state: 'waiting' as const,
        }),
      );
      if (rows.length > 0) await this.db.of(TrackMoveLearner).insert(rows);
      const isOver = members.length < LEARNERS_A_TURN;
      const doneUpTo = isOver ? null : (members.at(-1)?.enrolmentId ?? null);
      await this.db.of(TrackMove).update({ id: moveId }, { doneUpTo, ...(isOver && { state: 'previewed' }) });
      return !isOver;
    });
  }
}
