import { Inject, Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { instantOf } from '../../platform/kernel/wall-time.js';
import { ResumeEnrolment } from '../enrolments/resume-enrolment.use-case.js';
import { SuspendEnrolment } from '../enrolments/suspend-enrolment.use-case.js';
import { KeepPlan } from '../pace/keep-plan.js';
import { PauseRequest } from './pause-request.entity.js';

export const KEEP_PAUSE = 'keep-pause';

/** A granted pause, and the learner's day on which it is looked at. */
export interface PauseDue {
  pause: Pick<PauseRequest, 'id' | 'enrolmentId' | 'fromOn' | 'untilOn' | 'reason'>;
  today: string;
  zone: string;
}

/** Does to a track what a granted pause says: begins it once its first day has come, ends it once its day back has. */
@Injectable()
export class CarryOutPause {
  @Inject() private readonly db: Db;
  @Inject() private readonly jobs: Jobs;
  @Inject() private readonly suspendEnrolment: SuspendEnrolment;
  @Inject() private readonly resumeEnrolment: ResumeEnrolment;
  @Inject() private readonly plan: KeepPlan;

  /** Called inside a transaction that holds the enrolment, once it is granted and on each of its two days. */
  async grant({ pause, today, zone }: PauseDue, actor: Actor): Promise<void> {
    if (pause.fromOn <= today) {
      await this.begin({ pause, today, zone }, actor);
      return;
    }
    await this.tellPlan(pause, actor);
    await this.askAgain(pause, pause.fromOn, zone);
  }

  /** Begins it; one whose day back has come as well is over at once. */
  async begin({ pause, today, zone }: PauseDue, actor: Actor): Promise<void> {
    const { id, enrolmentId, fromOn, untilOn, reason } = pause;
    const { suspensionId } = await this.suspendEnrolment.run({ enrolmentId, fromOn, untilOn, reason }, actor);
    await this.db.of(PauseRequest).update({ id }, { state: 'begun', suspensionId });
    if (untilOn <= today) {
      await this.end({ pause, today, zone }, actor);
      return;
    }
    await this.tellPlan(pause, actor);
    await this.askAgain(pause, untilOn, zone);
  }

  /** Takes the track up again on the day that was agreed. */
  async end({ pause: { enrolmentId, untilOn } }: PauseDue, actor: Actor): Promise<void> {
    await this.resumeEnrolment.run({ enrolmentId, onDay: untilOn }, actor);
  }

  private async tellPlan({ enrolmentId, fromOn, untilOn }: PauseDue['pause'], actor: Actor): Promise<void> {
    await this.plan.run(enrolmentId, { cause: 'paused', facts: { fromOn, untilOn } }, actor);
  }

  private askAgain({ id: pauseId }: PauseDue['pause'], onDay: string, zone: string): Promise<void> {
    return this.jobs.at(KEEP_PAUSE, { pauseId }, instantOf(`${onDay}T00:00`, zone).toJSDate());
  }
}
