import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Db } from '../platform/database/db.js';
import { Jobs } from '../platform/jobs/jobs.js';

/** Forgets, every night, letters of more than ninety days. */
@Injectable()
export class ForgetLetters implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.every('forget-letters', '33 2 * * *', () => this.run());
  }

  async run(): Promise<void> {
    await this.db.sql(`DELETE FROM notifications.letter WHERE asked_at < now() - interval '90 days'`);
  }
}
