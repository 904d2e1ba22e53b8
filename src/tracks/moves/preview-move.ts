import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import { MoveEffectsQueries } from './move-effects.queries.js';
import { type GroupMember, MoveGroupQueries } from './move-group.queries.js';
import { groupOf, type MovedState, targetOf } from './moves.types.js';
import { TrackMoveLearner } from './track-move-learner.entity.js';
import { TrackMove } from './track-move.entity.js';
import type { LookedAtLearner } from './try-passage.js';

/** Makes the preview of a move, some learners at a time; no enrolment changes. */
@Injectable()
export class PreviewMove {
  constructor(
    private readonly db: Db,
    private readonly groups: MoveGroupQueries,
    private readonly effects: MoveEffectsQueries,
  ) {}

  /** Looks at so many of the next learners; answers whether some are left. */
  async next(move: TrackMove, size: number): Promise<boolean> {
    const target = targetOf(move);
    const members = await this.groups.members(groupOf(move), target, { after: move.doneUpTo, size });
    const rows = (await this.effects.of(await this.notLookedAt(move, members), target)).map((looked) =>
      rowOf(move, looked),
    );
    const isOver = members.length < size;
    const doneUpTo = isOver ? null : (members.at(-1)?.enrolmentId ?? null);
    await this.keep(move, rows, { doneUpTo, ...(isOver && { state: 'previewed' as const }) });
    return !isOver;
  }

  /** When it is tried again after errors, most have been looked at already. */
  private async notLookedAt({ id }: TrackMove, members: readonly GroupMember[]): Promise<GroupMember[]> {
    const rows = await this.db.sql<{ enrolmentId: string }>(
      `SELECT enrolment_id AS "enrolmentId" FROM tracks.track_move_learner
       WHERE move_id = $1 AND enrolment_id = ANY($2::uuid[])`,
      [id, members.map(({ enrolmentId }) => enrolmentId)],
    );
    const lookedAt = new Set(rows.map(({ enrolmentId }) => enrolmentId));
    return members.filter(({ enrolmentId }) => !lookedAt.has(enrolmentId));
  }

  /** Written once: who comes second with the same learners writes nothing. */
  private keep({ id, doneUpTo }: TrackMove, rows: PreviewRow[], far: Partial<TrackMove>): Promise<void> {
    return this.db.transaction(async () => {
      await this.db.lock(`move ${id}`);
      const move = await this.db.of(TrackMove).findOneBy({ id, state: 'preparing' });
      if (!move || move.doneUpTo !== doneUpTo) return;
      if (rows.length > 0) await this.db.of(TrackMoveLearner).insert(rows);
      await this.db.sql(`UPDATE tracks.track_move SET done_up_to = $2, state = COALESCE($3, state) WHERE id = $1`, [
        id,
        far.doneUpTo ?? null,
        far.state ?? null,
      ]);
    });
  }
}

type PreviewRow = ReturnType<typeof rowOf>;

function rowOf({ id: moveId }: TrackMove, looked: LookedAtLearner) {
  const { enrolmentId, titleVersionId, designId, rulebookId, enteredOn, effects, clauses, stops, failed } = looked;
  const pins = { titleVersionId, designId, rulebookId };
  const state: MovedState = failed ? 'failed' : stops.length > 0 ? 'left-out' : 'waiting';
  return { moveId, enrolmentId, ...pins, enteredOn, effects, clauses, state, checks: stops };
}
