import {
  Check,
  Column,
  Entity,
  ForeignKey,
  JoinColumn,
  ManyToOne,
  PrimaryColumn,
  type Relation,
  Unique,
} from 'typeorm';
import { JuryCase } from './jury-case.entity.js';
import type { BlockVerdict } from './jury.types.js';

/** What a jury decided of one block of a candidate. Never edited. */
@Entity({
  schema: 'assessment',
  name: 'block_decision',
  comment: 'Purpose: which blocks a jury validated or adjourned, and why. Retention: for good, as the awards.',
})
@Unique('block_decision_once_per_block', ['caseId', 'blockId'])
@Check('block_decision_known', `"decision" IN ('validated', 'adjourned')`)
@Check('block_decision_adjourned_with_reason', `"decision" = 'validated' OR "reason" IS NOT NULL`)
export class BlockDecision {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'case_id' }) caseId: string;
  @ManyToOne(() => JuryCase)
  @JoinColumn({ name: 'case_id', foreignKeyConstraintName: 'block_decision_case_fk' })
  juryCase: Relation<JuryCase>;
  @ForeignKey('Block', { name: 'block_decision_block_fk' })
  @Column('uuid', { name: 'block_id' })
  blockId: string;
  @Column('text') decision: BlockVerdict;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('timestamptz', { name: 'decided_at' }) decidedAt: Date;
}
