import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { ApprovalDecision } from './profile.types.js';

/** That an officer approved a mentor, or withdrew the approval; the last one counts. */
@Entity({
  schema: 'mentors',
  name: 'mentor_approval',
  comment: 'Purpose: proof that whoever accompanies was approved first. Retention: as the mentor.',
})
@Check('mentor_approval_decision_known', `"decision" IN ('approved', 'withdrawn')`)
@Check('mentor_approval_withdrawn_with_reason', `"decision" = 'approved' OR "reason" IS NOT NULL`)
@Index('mentor_approval_mentor_idx', ['mentorId', 'decidedAt'])
export class MentorApproval {
  @PrimaryColumn('uuid') id: string;
  @ForeignKey('Mentor', { name: 'mentor_approval_mentor_fk' })
  @Column('uuid', { name: 'mentor_id' })
  mentorId: string;
  @Column('text') decision: ApprovalDecision;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('timestamptz', { name: 'decided_at' }) decidedAt: Date;
  @Column('uuid', { name: 'decided_by' }) decidedBy: string;
}
