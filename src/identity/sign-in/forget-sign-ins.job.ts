import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import { Jobs } from '../../platform/jobs/jobs.js';

/** Forgets, every night, tries of the days before and sign-ins that ended thirty days ago. */
@Injectable()
export class ForgetSignIns implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.every('forget-sign-ins', '3 2 * * *', () => this.run());
  }

  async run(): Promise<void> {
    await this.db.sql(`DELETE FROM identity.failed_sign_in WHERE failed_at < clock_timestamp() - interval '1 day'`);
    await this.db.sql(`DELETE FROM identity.sign_in WHERE ends_at < clock_timestamp() - interval '30 days'`);
  }
}
