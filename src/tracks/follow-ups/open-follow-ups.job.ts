import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../../platform/jobs/jobs.js';
import { SYSTEM } from '../../platform/kernel/actor.js';
import { OpenFollowUps } from './open-follow-ups.use-case.js';

/** Looks at every running track once a day, before anybody is at work in Europe. */
@Injectable()
export class OpenFollowUpsJob implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly openFollowUps: OpenFollowUps,
  ) {}

  onModuleInit(): void {
    this.jobs.every('open-follow-ups', '7 3 * * *', async () => {
      await this.openFollowUps.run({}, SYSTEM);
    });
  }
}
