import { Column, Entity, ForeignKey, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Enrolment } from '../enrolments/enrolment.entity.js';

/** A block that only a jury keeps from being validated; kept beside the facts so that the ready are found at once. */
@Entity({
  schema: 'tracks',
  name: 'ready_block',
  comment: 'Purpose: which learners wait for a jury. Retention: until the jury has decided; made anew from the facts.',
})
@Index('ready_block_since_idx', ['readyAt', 'enrolmentId'])
export class ReadyBlock {
  @PrimaryColumn('uuid', { name: 'enrolment_id' }) enrolmentId: string;
  @ManyToOne(() => Enrolment)
  @JoinColumn({ name: 'enrolment_id', foreignKeyConstraintName: 'ready_block_enrolment_fk' })
  enrolment: Relation<Enrolment>;
  @ForeignKey('Block', { name: 'ready_block_block_fk' })
  @PrimaryColumn('uuid', { name: 'block_id' })
  blockId: string;
  @Column('timestamptz', { name: 'ready_at' }) readyAt: Date;
}
