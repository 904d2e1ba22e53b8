import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { SYSTEM } from '../../platform/kernel/actor.js';
import type { LogsOverdue } from '../sessions.events.js';
import { LateLogsQueries } from './late-logs.queries.js';

/** Tells mentors, in the morning, that outcomes or logs of their sessions are missing: one word for all of them. */
@Injectable()
export class ChaseLogs implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly jobs: Jobs,
    private readonly lateLogs: LateLogsQueries,
  ) {}

  onModuleInit(): void {
    this.jobs.every('chase-logs', '5 6 * * *', () => this.run());
  }

  async run(): Promise<void> {
    for (const { mentorId, sessions } of await this.lateLogs.toChase()) {
      const data = { mentorId, sessions };
      await this.db.transaction(() =>
        this.events.record<LogsOverdue>({ name: 'sessions.logs-overdue', subject: mentorId, data }, SYSTEM),
      );
    }
  }
}
