import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { FollowUp } from './follow-up.entity.js';
import type { AlertCause } from './follow-up.types.js';

/** That a cause has alerted: it does not a second time. */
@Entity({
  schema: 'tracks',
  name: 'follow_up_cause',
  comment: 'Purpose: no alert twice for the same cause. Retention: as the enrolment.',
})
@Index('follow_up_cause_follow_up_idx', ['followUpId'])
export class FollowUpCause {
  @PrimaryColumn('uuid', { name: 'enrolment_id' }) enrolmentId: string;
  @PrimaryColumn('text') code: AlertCause;
  /** Since when there is silence, the last session missed, the limit that is passed. */
  @PrimaryColumn('text') key: string;
  @Column('uuid', { name: 'follow_up_id' }) followUpId: string;
  @ManyToOne(() => FollowUp)
  @JoinColumn({ name: 'follow_up_id', foreignKeyConstraintName: 'follow_up_cause_follow_up_fk' })
  followUp: Relation<FollowUp>;
}
