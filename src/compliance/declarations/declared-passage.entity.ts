import { Check, Column, Entity, ForeignKey, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Declaration } from './declaration.entity.js';
import type { PassageState } from './declarations.types.js';

/** One award in one file, and what the Caisse des Dépôts answered. The id is the technical id of the file. */
@Entity({
  schema: 'compliance',
  name: 'declared_passage',
  comment: 'Purpose: what the State was told of each award, and its answer. Retention: for good.',
})
@Index('declared_passage_once_per_award', ['awardId'], { unique: true, where: `state IN ('sent', 'accepted')` })
@Index('declared_passage_declaration_idx', ['declarationId', 'id'])
@Index('declared_passage_rejected_idx', ['awardId'], { where: `state = 'rejected'` })
@Check('declared_passage_state_known', `"state" IN ('sent', 'accepted', 'rejected')`)
@Check('declared_passage_answered_since', `("state" = 'sent') = ("answered_at" IS NULL)`)
export class DeclaredPassage {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'declaration_id' }) declarationId: string;
  /** Deferred: the lines are written while the file is, and their declaration, with the file's hash, at the end. */
  @ManyToOne(() => Declaration, { deferrable: 'INITIALLY DEFERRED' })
  @JoinColumn({ name: 'declaration_id', foreignKeyConstraintName: 'declared_passage_declaration_fk' })
  declaration: Relation<Declaration>;
  @ForeignKey('Award', { name: 'declared_passage_award_fk' })
  @Column('uuid', { name: 'award_id' })
  awardId: string;
  @Column('text') state: PassageState;
  @Column('text', { nullable: true }) message: string | null;
  @Column('timestamptz', { name: 'answered_at', nullable: true }) answeredAt: Date | null;
}
