import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { refuseUnless } from '../../platform/kernel/decision.js';
import { newId } from '../../platform/kernel/id.js';
import { dayOf } from '../../platform/kernel/wall-time.js';
import { MentorNotApprovable, MentorUnknown } from '../mentors.errors.js';
import type { ApprovalDecided } from '../mentors.events.js';
import { MentorApproval } from './mentor-approval.entity.js';
import { MentorsQueries } from './mentors.queries.js';
import { PapersQueries } from './papers.queries.js';
import { mayApprove } from './profile.rules.js';
import type { ApprovalDecision } from './profile.types.js';

export interface DecideApprovalInput {
  mentorId: string;
  decision: ApprovalDecision;
  /** Why an approval is withdrawn. */
  reason?: string | null;
}

/** An officer approves a mentor, or withdraws the approval: from then on no learner is given to them. */
@Injectable()
export class DecideApproval {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly mentors: MentorsQueries,
    private readonly papers: PapersQueries,
  ) {}

  run({ mentorId, decision, reason = null }: DecideApprovalInput, actor: Actor): Promise<{ approvalId: string }> {
    return this.db.transaction(async () => {
      await this.db.lock(`mentor ${mentorId}`);
      const mentor = await this.mentors.mentor(mentorId);
      if (!mentor) throw new MentorUnknown(mentorId);
      const now = await this.clock.now();
      if (decision === 'approved') await this.refuseWithoutPapers(mentorId, actor, dayOf(now, mentor.zone));

      const approvalId = newId();
      const decided = { decidedAt: now.toJSDate(), decidedBy: actor.id };
      await this.db.of(MentorApproval).insert({ id: approvalId, mentorId, decision, reason, ...decided });
      await this.events.record<ApprovalDecided>(
        { name: 'mentors.approval-decided', subject: mentorId, data: { mentorId, approvalId, decision } },
        actor,
      );
      return { approvalId };
    });
  }

  private async refuseWithoutPapers(mentorId: string, actor: Actor, today: string): Promise<void> {
    const { cv, contract } = await this.papers.standingOf(mentorId);
    const facts = { hasCv: cv !== null, hasContract: contract !== null, contractEndsOn: contract?.endsOn ?? null };
    const decision = mayApprove({ ...facts, today, isOneself: actor.id === mentorId });
    refuseUnless(decision, (checks) => new MentorNotApprovable(checks));
  }
}
