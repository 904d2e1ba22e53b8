import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Jury } from './jury.entity.js';

/** Who was present at a moment of the jury; the latest one counts. */
@Entity({
  schema: 'assessment',
  name: 'roll_call',
  comment: 'Purpose: proof of the quorum. Retention: as the jury.',
})
@Index('roll_call_jury_idx', ['juryId', 'recordedAt'])
export class RollCall {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'jury_id' }) juryId: string;
  @ManyToOne(() => Jury)
  @JoinColumn({ name: 'jury_id', foreignKeyConstraintName: 'roll_call_jury_fk' })
  jury: Relation<Jury>;
  @Column('uuid', { name: 'present_ids', array: true }) presentIds: string[];
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt: Date;
  @Column('uuid', { name: 'recorded_by' }) recordedBy: string;
}
