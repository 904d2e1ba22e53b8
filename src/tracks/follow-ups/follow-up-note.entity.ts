import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { FollowUp } from './follow-up.entity.js';
import type { PlaybookStep } from './follow-up.types.js';

/** What was done in a follow-up; appended, never edited. */
@Entity({
  schema: 'tracks',
  name: 'follow_up_note',
  comment: 'Purpose: what was done for a learner at risk (Qualiopi 12). Retention: as the enrolment.',
})
@Index('follow_up_note_follow_up_idx', ['followUpId', 'notedAt'])
export class FollowUpNote {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'follow_up_id' }) followUpId: string;
  @ManyToOne(() => FollowUp)
  @JoinColumn({ name: 'follow_up_id', foreignKeyConstraintName: 'follow_up_note_follow_up_fk' })
  followUp: Relation<FollowUp>;
  /** The step of the playbook that it was, where it was one. */
  @Column('text', { nullable: true }) step: PlaybookStep | null;
  @Column('text') note: string;
  @Column('timestamptz', { name: 'noted_at' }) notedAt: Date;
  @Column('uuid', { name: 'noted_by' }) notedBy: string;
}
