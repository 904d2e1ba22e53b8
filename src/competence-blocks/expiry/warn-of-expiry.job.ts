import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../../platform/jobs/jobs.js';
import { SYSTEM } from '../../platform/kernel/actor.js';
import { WarnOfExpiry } from './warn-of-expiry.use-case.js';

/** Looks at the last days of every title once a day, before anybody is at work in Europe. */
@Injectable()
export class WarnOfExpiryJob implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly warnOfExpiry: WarnOfExpiry,
  ) {}

  onModuleInit(): void {
    this.jobs.every('warn-of-expiry', '17 3 * * *', async () => {
      await this.warnOfExpiry.run({}, SYSTEM);
    });
  }
}
