import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';

/** Keeps in mind who judges a learner or is to, as assessment tells it in its own transaction. */
@Injectable()
export class RecordJudge {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  async run({ judgeId, learnerId }: { judgeId: string; learnerId: string }): Promise<void> {
    await this.db.sql(
      'INSERT INTO mentors.judge (judge_id, learner_id, told_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
      [judgeId, learnerId, (await this.clock.now()).toJSDate()],
    );
  }
}
