import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import { HeldMove } from './held-move.js';
import type { ChosenClauses } from './moves.types.js';
import { TrackMove } from './track-move.entity.js';

/** Chooses whom a move leaves where they are, as long as nobody confirmed it. */
@Injectable()
export class ChooseClauses {
  constructor(
    private readonly db: Db,
    private readonly held: HeldMove,
  ) {}

  run({ moveId, clauses }: { moveId: string; clauses: ChosenClauses }): Promise<void> {
    return this.db.transaction(async () => {
      await this.held.previewed(moveId);
      await this.db.of(TrackMove).update({ id: moveId }, { clauses });
    });
  }
}
