import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Enrolment } from './enrolment.entity.js';
import type { EnrolmentState } from './enrolment.types.js';

/** That an enrolment changed its state, from which day on, by whom and why; appended, never edited. */
@Entity({
  schema: 'tracks',
  name: 'enrolment_change',
  comment: 'Purpose: proof of entry, pauses and exit for funders and inspectors. Retention: as the enrolment.',
})
@Index('enrolment_change_enrolment_idx', ['enrolmentId', 'recordedAt'])
export class EnrolmentChange {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'enrolment_id' }) enrolmentId: string;
  @ManyToOne(() => Enrolment)
  @JoinColumn({ name: 'enrolment_id', foreignKeyConstraintName: 'enrolment_change_enrolment_fk' })
  enrolment: Relation<Enrolment>;
  @Column('text', { name: 'from_state', nullable: true }) fromState: EnrolmentState | null;
  @Column('text', { name: 'to_state' }) toState: EnrolmentState;
  @Column('date', { name: 'effective_on' }) effectiveOn: string;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt: Date;
  @Column('uuid', { name: 'recorded_by' }) recordedBy: string;
}
