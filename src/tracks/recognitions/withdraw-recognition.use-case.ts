import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { refuseUnless } from '../../platform/kernel/decision.js';
import { dayOf } from '../../platform/kernel/wall-time.js';
import type { EnrolmentState } from '../enrolments/enrolment.types.js';
import { ReadyBlocks } from '../progression/ready-blocks.js';
import { Dispensing } from './dispensing.js';
import { RecognisedPlan } from './recognised-plan.js';
import { RecognitionWithdrawal } from './recognition-withdrawal.entity.js';
import { mayWithdraw } from './recognition.rules.js';
import { RecognitionNotWithdrawable, RecognitionUnknown } from './recognitions.errors.js';
import type { RecognitionWithdrawn } from './recognitions.events.js';

export interface WithdrawRecognitionInput {
  enrolmentId: string;
  recognitionId: string;
  reason: string;
}

interface WithdrawalRow {
  enrolmentId: string;
  learnerId: string;
  zone: string;
  enrolmentState: EnrolmentState;
  isWithdrawn: boolean;
  juryAt: Date | null;
  begun: string[];
}

const CASE = `
  SELECT g.enrolment_id AS "enrolmentId", e.learner_id AS "learnerId", e.zone, e.state AS "enrolmentState",
    EXISTS (SELECT 1 FROM tracks.recognition_withdrawal w WHERE w.recognition_id = g.id) AS "isWithdrawn",
    (SELECT min(r.recorded_at) FROM tracks.block_result r
     WHERE r.enrolment_id = g.enrolment_id AND r.recorded_at >= g.decided_at) AS "juryAt",
    ARRAY(SELECT DISTINCT p.code FROM tracks.dispensed_project d
      JOIN tracks.project_prerequisite q ON q.prerequisite_id = d.project_id
      JOIN tracks.learner_project lp ON lp.enrolment_id = g.enrolment_id AND lp.project_id = q.project_id
      JOIN tracks.project p ON p.id = q.project_id
      WHERE d.recognition_id = g.id AND lp.dispensed_by IS NULL AND lp.state NOT IN ('locked', 'open')
      ORDER BY p.code) AS begun
  FROM tracks.recognition g JOIN tracks.enrolment e ON e.id = g.enrolment_id
  WHERE g.id = $1`;

/** Withdraws a recognition while nothing was built on it: the learner stands as before it. */
@Injectable()
export class WithdrawRecognition {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly dispensing: Dispensing,
    private readonly readyBlocks: ReadyBlocks,
    private readonly plan: RecognisedPlan,
  ) {}

  /** Throws `RecognitionUnknown` and `RecognitionNotWithdrawable`. */
  run({ recognitionId, reason, ...on }: WithdrawRecognitionInput, actor: Actor): Promise<void> {
    return this.db.transaction(async () => {
      const known = await this.found(recognitionId);
      if (known.enrolmentId !== on.enrolmentId) throw new RecognitionUnknown(recognitionId);
      await this.db.lock(`enrolment ${known.enrolmentId}`);
      const { juryAt, begun, ...row } = await this.found(recognitionId);
      const { enrolmentId, learnerId, zone, enrolmentState, isWithdrawn } = row;
      const juryOn = juryAt && dayOf(DateTime.fromJSDate(juryAt, { zone: 'utc' }), zone);
      const decision = mayWithdraw({ enrolmentState, isWithdrawn, juryOn, begun });
      refuseUnless(decision, (checks) => new RecognitionNotWithdrawable(checks));

      const now = await this.clock.now();
      const withdrawnAt = now.toJSDate();
      await this.db.of(RecognitionWithdrawal).insert({ recognitionId, reason, withdrawnAt, withdrawnBy: actor.id });
      const restored = await this.dispensing.restore({ enrolmentId, recognitionId }, withdrawnAt);
      if (restored > 0) await this.plan.again(enrolmentId, dayOf(now, zone), actor);
      await this.readyBlocks.keep(enrolmentId);
      await this.events.record<RecognitionWithdrawn>(
        {
          name: 'tracks.recognition-withdrawn',
          subject: enrolmentId,
          data: { enrolmentId, learnerId, recognitionId },
        },
        actor,
      );
    });
  }

  private async found(recognitionId: string): Promise<WithdrawalRow> {
    const row = await this.db.one<WithdrawalRow>(CASE, [recognitionId]);
    if (!row) throw new RecognitionUnknown(recognitionId);
    return row;
  }
}
