import { Check, Column, Entity, ForeignKey, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Enrolment } from '../enrolments/enrolment.entity.js';
import type { BlockResultKind } from './progression.types.js';

/** What a jury decided of one block of a learner; appended, and validated once is validated for good. */
@Entity({
  schema: 'tracks',
  name: 'block_result',
  comment: 'Purpose: the blocks that a learner holds. Retention: for good, as the awards that rest on them.',
})
@Index('block_result_enrolment_idx', ['enrolmentId', 'blockId', 'decidedAt'])
@Index('block_result_validated_once', ['enrolmentId', 'blockId'], { unique: true, where: `result = 'validated'` })
@Index('block_result_carried_once', ['carriedFromId', 'blockId'], { unique: true })
@Check('block_result_known', `"result" IN ('validated', 'adjourned')`)
@Check('block_result_has_its_jury', `("source" = 'jury') = ("jury_id" IS NOT NULL)`)
export class BlockResult {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'enrolment_id' }) enrolmentId: string;
  @ManyToOne(() => Enrolment)
  @JoinColumn({ name: 'enrolment_id', foreignKeyConstraintName: 'block_result_enrolment_fk' })
  enrolment: Relation<Enrolment>;
  @ForeignKey('Block', { name: 'block_result_block_fk' })
  @Column('uuid', { name: 'block_id' })
  blockId: string;
  @Column('text') result: BlockResultKind;
  @Column('text') source: 'jury' | 'equivalence';
  @Column('uuid', { name: 'jury_id', nullable: true }) juryId: string | null;
  /** The result of the block that this one stands for, under another version of the title. */
  @Column('uuid', { name: 'carried_from_id', nullable: true }) carriedFromId: string | null;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('timestamptz', { name: 'decided_at' }) decidedAt: Date;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt: Date;
  @Column('uuid', { name: 'recorded_by' }) recordedBy: string;
}
