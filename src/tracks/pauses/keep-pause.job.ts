import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../../platform/jobs/jobs.js';
import { SYSTEM } from '../../platform/kernel/actor.js';
import { KEEP_PAUSE } from './carry-out-pause.js';
import { KeepPause } from './keep-pause.use-case.js';

/** Begins and ends granted pauses on their days. */
@Injectable()
export class KeepPauseJob implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly keepPause: KeepPause,
  ) {}

  onModuleInit(): void {
    this.jobs.define(KEEP_PAUSE, async (payload) => {
      const { pauseId } = payload as { pauseId: string };
      const { isTooEarly } = await this.keepPause.run({ pauseId }, SYSTEM);
      if (isTooEarly) await this.jobs.again(KEEP_PAUSE, { pauseId });
    });
  }
}
