import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { type Actor, hasRole } from '../../platform/kernel/actor.js';
import { dayOf } from '../../platform/kernel/wall-time.js';
import { MentorUnknown } from '../mentors.errors.js';
import { seesEveryMentor } from '../mentors.policy.js';
import { MentorListQueries } from './mentor-list.queries.js';
import { MentorsQueries } from './mentors.queries.js';
import { PapersQueries } from './papers.queries.js';
import { mayApprove } from './profile.rules.js';
import type { ApprovalDecision } from './profile.types.js';

/** What was decided of a mentor, and when. */
export interface PastApproval {
  decision: ApprovalDecision;
  reason: string | null;
  decidedAt: Date;
}

/** A learner of a mentor, now or soon. */
export interface LearnerOfMentor {
  enrolmentId: string;
  learnerName: string;
  fromOn: string;
  untilOn: string | null;
}

/** All that the page of one mentor shows, for the mentor and the staff. */
@Injectable()
export class ProfilePageQueries {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly mentors: MentorsQueries,
    private readonly list: MentorListQueries,
    private readonly papers: PapersQueries,
  ) {}

  /** Throws `MentorUnknown` for anybody else. */
  async of(actor: Actor, mentorId: string) {
    const isStaff = seesEveryMentor(actor);
    const profile = isStaff || actor.id === mentorId ? await this.mentors.mentor(mentorId) : null;
    const standing = await this.list.one(mentorId);
    if (!profile || !standing) throw new MentorUnknown(mentorId);
    const { cv, contract } = await this.papers.standingOf(mentorId);
    const today = dayOf(await this.clock.now(), profile.zone);
    const approving = mayApprove({
      hasCv: cv !== null,
      hasContract: contract !== null,
      contractEndsOn: contract?.endsOn ?? null,
      today,
      isOneself: actor.id === mentorId,
    });
    return {
      mentor: { ...profile, ...standing },
      papers: await this.papers.all(mentorId),
      approvals: await this.approvals(mentorId),
      learners: await this.learners(mentorId, today),
      approving,
      today,
      isOwn: actor.id === mentorId,
      isStaff,
      mayApprove: hasRole(actor, 'officer') && standing.approval !== 'approved',
      mayWithdraw: hasRole(actor, 'officer') && standing.approval === 'approved',
    };
  }

  private approvals(mentorId: string): Promise<PastApproval[]> {
    return this.db.sql<PastApproval>(
      `SELECT decision, reason, decided_at AS "decidedAt" FROM mentors.mentor_approval
       WHERE mentor_id = $1 ORDER BY decided_at DESC, id DESC LIMIT 10`,
      [mentorId],
    );
  }

  private learners(mentorId: string, today: string): Promise<LearnerOfMentor[]> {
    return this.db.sql<LearnerOfMentor>(
      `SELECT a.enrolment_id AS "enrolmentId", a.from_on AS "fromOn", a.until_on AS "untilOn",
         concat_ws(' ', i.first_name, coalesce(i.usage_name, i.birth_name)) AS "learnerName"
       FROM mentors.pub_assignment a LEFT JOIN learners.pub_civil_identity i ON i.learner_id = a.learner_id
       WHERE a.mentor_id = $1 AND (a.until_on IS NULL OR a.until_on >= $2)
       ORDER BY a.from_on, a.id LIMIT 200`,
      [mentorId, today],
    );
  }
}
