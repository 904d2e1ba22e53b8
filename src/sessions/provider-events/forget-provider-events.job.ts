import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { Jobs } from '../../platform/jobs/jobs.js';

const DAYS = 90;

/** Forgets, every night, what providers told three months ago: what it proves stands in the facts of presence. */
@Injectable()
export class ForgetProviderEvents implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.every('forget-provider-events', '41 2 * * *', () => this.run());
  }

  private async run(): Promise<void> {
    const before = (await this.clock.now()).minus({ days: DAYS }).toJSDate();
    await this.db.sql('DELETE FROM sessions.provider_event WHERE received_at < $1', [before]);
  }
}
