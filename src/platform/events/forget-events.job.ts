import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Db } from '../database/db.js';
import { Jobs } from '../jobs/jobs.js';

/** Forgets, every night, events that every receiver has had for thirty days; the audit keeps them for good. */
@Injectable()
export class ForgetEvents implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.every('forget-events', '13 2 * * *', () => this.run());
  }

  async run(): Promise<void> {
    await this.db.sql(
      `WITH forgotten AS (
         DELETE FROM platform.outbox_event WHERE delivered_at < now() - interval '30 days' RETURNING position)
       DELETE FROM platform.event_receipt WHERE position IN (SELECT position FROM forgotten)`,
    );
  }
}
