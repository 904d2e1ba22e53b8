import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { ProgressionQueries } from './progression.queries.js';

/** Keeps beside the facts which blocks of a learner wait for a jury, so that those who are ready are found at once. */
@Injectable()
export class ReadyBlocks {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly progression: ProgressionQueries,
  ) {}

  /** To be called in the transaction of whatever changes the standing of a block; a block keeps its first instant. */
  async keep(enrolmentId: string): Promise<void> {
    const standing = await this.progression.standing(enrolmentId);
    const ready = standing.filter(({ state }) => state === 'ready-for-jury').map(({ blockId }) => blockId);
    const readyAt = (await this.clock.now()).toJSDate();
    await this.db.sql('DELETE FROM tracks.ready_block WHERE enrolment_id = $1 AND block_id <> ALL($2::uuid[])', [
      enrolmentId,
      ready,
    ]);
    await this.db.sql(
      `INSERT INTO tracks.ready_block (enrolment_id, block_id, ready_at)
       SELECT $1, block_id, $3 FROM unnest($2::uuid[]) AS block_id ON CONFLICT DO NOTHING`,
      [enrolmentId, ready, readyAt],
    );
  }
}
