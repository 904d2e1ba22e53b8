import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Enrolment } from './enrolment.entity.js';

/** That a track stands still from a day on, until the learner is back. */
@Entity({
  schema: 'tracks',
  name: 'suspension',
  comment: 'Purpose: the pauses of a track, which move its plan. Retention: as the enrolment.',
})
@Index('suspension_one_open_per_enrolment', ['enrolmentId'], { unique: true, where: 'until_on IS NULL' })
@Index('suspension_enrolment_idx', ['enrolmentId', 'fromOn'])
@Check('suspension_ends_after_start', `"until_on" IS NULL OR "from_on" <= "until_on"`)
export class Suspension {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'enrolment_id' }) enrolmentId: string;
  @ManyToOne(() => Enrolment)
  @JoinColumn({ name: 'enrolment_id', foreignKeyConstraintName: 'suspension_enrolment_fk' })
  enrolment: Relation<Enrolment>;
  /** The first day away. */
  @Column('date', { name: 'from_on' }) fromOn: string;
  /** The first day back; null while the pause lasts. */
  @Column('date', { name: 'until_on', nullable: true }) untilOn: string | null;
  @Column('text') reason: string;
  @Column('timestamptz', { name: 'opened_at' }) openedAt: Date;
  @Column('uuid', { name: 'opened_by' }) openedBy: string;
  @Column('timestamptz', { name: 'closed_at', nullable: true }) closedAt: Date | null;
  @Column('uuid', { name: 'closed_by', nullable: true }) closedBy: string | null;
}
