import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Db } from '../database/db.js';
import { Jobs } from '../jobs/jobs.js';

/** Forgets, every hour, the answers of more than a day that were kept for requests sent again. */
@Injectable()
export class ForgetAnswers implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.every('forget-answers', '43 * * * *', () => this.run());
  }

  async run(): Promise<void> {
    await this.db.sql(`DELETE FROM platform.kept_answer WHERE kept_at < now() - interval '24 hours'`);
  }
}
