import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, Unique, type Relation } from 'typeorm';
import { JuryCase } from './jury-case.entity.js';
import { JuryMember } from './jury-member.entity.js';
import type { Attendance, Outcome } from './jury.types.js';

/** That a jury decided a case: who sat, who chaired, what it came to. Never edited. */
@Entity({
  schema: 'assessment',
  name: 'deliberation',
  comment: 'Purpose: what a jury decided and who decided it. Retention: for good, as the awards that rest on it.',
})
@Unique('deliberation_once_per_case', ['caseId'])
@Check('deliberation_is_chaired', `"chaired_by" IS NOT NULL OR "attendance" = 'excused'`)
@Check('deliberation_attendance_known', `"attendance" IN ('heard', 'absent', 'excused')`)
export class Deliberation {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'case_id' }) caseId: string;
  @ManyToOne(() => JuryCase)
  @JoinColumn({ name: 'case_id', foreignKeyConstraintName: 'deliberation_case_fk' })
  juryCase: Relation<JuryCase>;
  @Column('text') attendance: Attendance;
  /** Why the candidate did not come, when somebody said so. */
  @Column('text', { nullable: true }) reason: string | null;
  @Column('text') outcome: Outcome;
  /** Those who decided: the members present but for those who stepped aside. */
  @Column('uuid', { name: 'panel_ids', array: true }) panelIds: string[];
  /** Null when nobody was left to decide, and the case was excused. */
  @Column('uuid', { name: 'chaired_by', nullable: true }) chairedBy: string | null;
  @ManyToOne(() => JuryMember)
  @JoinColumn({ name: 'chaired_by', foreignKeyConstraintName: 'deliberation_chair_fk' })
  chair: Relation<JuryMember> | null;
  @Column('timestamptz', { name: 'deliberated_at' }) deliberatedAt: Date;
  @Column('uuid', { name: 'recorded_by' }) recordedBy: string;
}
