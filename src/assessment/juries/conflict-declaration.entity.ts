import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { JuryCase } from './jury-case.entity.js';
import { JuryMember } from './jury-member.entity.js';
import type { ConflictKind, ConflictSource } from './jury.types.js';

/** What a member says of their tie to a candidate, or what the house knows of it; a change is a new row. */
@Entity({
  schema: 'assessment',
  name: 'conflict_declaration',
  comment: 'Purpose: proof that nobody judged whom they are tied to. Retention: as the jury.',
})
@Index('conflict_declaration_one_first', ['caseId', 'memberId'], { unique: true, where: 'supersedes_id IS NULL' })
@Index('conflict_declaration_superseded_once', ['supersedesId'], { unique: true })
@Check('conflict_declaration_kind_known', `"kind" IN ('none', 'family', 'employment', 'trained', 'other', 'evaluated')`)
@Check('conflict_declaration_source_known', `"source" IN ('declared', 'known')`)
@Check('conflict_declaration_knows_a_tie', `"source" = 'declared' OR "kind" <> 'none'`)
export class ConflictDeclaration {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'case_id' }) caseId: string;
  @ManyToOne(() => JuryCase)
  @JoinColumn({ name: 'case_id', foreignKeyConstraintName: 'conflict_declaration_case_fk' })
  juryCase: Relation<JuryCase>;
  @Column('uuid', { name: 'member_id' }) memberId: string;
  @ManyToOne(() => JuryMember)
  @JoinColumn({ name: 'member_id', foreignKeyConstraintName: 'conflict_declaration_member_fk' })
  member: Relation<JuryMember>;
  @Column('text') kind: ConflictKind;
  @Column('text') source: ConflictSource;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('uuid', { name: 'supersedes_id', nullable: true }) supersedesId: string | null;
  @Column('timestamptz', { name: 'declared_at' }) declaredAt: Date;
  @Column('uuid', { name: 'declared_by' }) declaredBy: string;
}
