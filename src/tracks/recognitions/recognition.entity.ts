import { Check, Column, Entity, ForeignKey, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Enrolment } from '../enrolments/enrolment.entity.js';
import type { RecognitionKind } from './recognition.types.js';

/** A decision that a learner holds competences, or a whole block, already. Never edited. */
@Entity({
  schema: 'tracks',
  name: 'recognition',
  comment:
    'Purpose: what a learner held before, on which proof and whose word. Retention: as the awards that rest on it.',
})
@Index('recognition_enrolment_idx', ['enrolmentId', 'decidedAt'])
@Check('recognition_kind_known', `"kind" IN ('equivalence', 'prior-learning')`)
@Check('recognition_equivalence_has_source', `("kind" = 'equivalence') = ("source_code" IS NOT NULL)`)
@Check('recognition_block_by_equivalence', `"block_id" IS NULL OR "kind" = 'equivalence'`)
export class Recognition {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'enrolment_id' }) enrolmentId: string;
  @ManyToOne(() => Enrolment)
  @JoinColumn({ name: 'enrolment_id', foreignKeyConstraintName: 'recognition_enrolment_fk' })
  enrolment: Relation<Enrolment>;
  @Column('text') kind: RecognitionKind;
  /** The block that a total equivalence validates; null where competences alone are recognised. */
  @ForeignKey('Block', { name: 'recognition_block_fk' })
  @Column('uuid', { name: 'block_id', nullable: true })
  blockId: string | null;
  /** The certification or block that an equivalence rests on, by its register code. */
  @Column('text', { name: 'source_code', nullable: true }) sourceCode: string | null;
  /** The text of law, correspondence or rulebook that allows it. */
  @Column('text') basis: string;
  @Column('text') reason: string;
  @Column('date', { name: 'decided_on' }) decidedOn: string;
  @Column('timestamptz', { name: 'decided_at' }) decidedAt: Date;
  @Column('uuid', { name: 'decided_by' }) decidedBy: string;
}
