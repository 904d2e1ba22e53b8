import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { SYSTEM } from '../../platform/kernel/actor.js';
import { EndCondition } from './end-condition.use-case.js';
import { END_CONDITION } from './evaluations.types.js';

interface EndConditionPayload {
  defenceId: string;
  dueAt: string;
}

/** Ends conditions when their deadline has passed. */
@Injectable()
export class EndConditionJob implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly clock: Clock,
    private readonly endCondition: EndCondition,
  ) {}

  onModuleInit(): void {
    this.jobs.define(END_CONDITION, (payload) => this.run(payload as EndConditionPayload));
  }

  private async run(payload: EndConditionPayload): Promise<void> {
    // The queue keeps real time. Where the house lives on another clock, as the demo world does, the job waits for it.
    if ((await this.clock.now()).toJSDate() <= new Date(payload.dueAt)) {
      await this.jobs.again(END_CONDITION, payload);
      return;
    }
    await this.endCondition.run(payload, SYSTEM);
  }
}
