import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';

/** The names of learners, for the staff who look at their tracks. */
@Injectable()
export class LearnerNames {
  constructor(private readonly db: Db) {}

  /** First name and usual name; empty where no identity is recorded. */
  async of(learnerId: string): Promise<string> {
    const row = await this.db.one<{ name: string }>(
      `SELECT concat_ws(' ', i.first_name, coalesce(i.usage_name, i.birth_name)) AS name
       FROM learners.pub_civil_identity i WHERE i.learner_id = $1`,
      [learnerId],
    );
    return row?.name ?? '';
  }
}
