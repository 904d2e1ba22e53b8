import { Column, Entity, ForeignKey, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Enrolment } from '../enrolments/enrolment.entity.js';

/** Leave to put an adjourned block before a jury again, with what was done since. Never edited. */
@Entity({
  schema: 'tracks',
  name: 'presentation_leave',
  comment: 'Purpose: why an adjourned block came before a jury again. Retention: as the enrolment.',
})
@Index('presentation_leave_block_idx', ['enrolmentId', 'blockId', 'grantedAt'])
export class PresentationLeave {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'enrolment_id' }) enrolmentId: string;
  @ManyToOne(() => Enrolment)
  @JoinColumn({ name: 'enrolment_id', foreignKeyConstraintName: 'presentation_leave_enrolment_fk' })
  enrolment: Relation<Enrolment>;
  @ForeignKey('Block', { name: 'presentation_leave_block_fk' })
  @Column('uuid', { name: 'block_id' })
  blockId: string;
  @Column('text') reason: string;
  @Column('timestamptz', { name: 'granted_at' }) grantedAt: Date;
  @Column('uuid', { name: 'granted_by' }) grantedBy: string;
}
