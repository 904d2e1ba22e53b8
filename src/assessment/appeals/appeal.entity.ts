import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation, Unique } from 'typeorm';
import { JuryCase } from '../juries/jury-case.entity.js';

/** That a candidate appeals against what a jury decided of them. Never edited. */
@Entity({
  schema: 'assessment',
  name: 'appeal',
  comment: 'Purpose: why a candidate contested a jury, and when. Retention: for good, as the deliberation.',
})
@Unique('appeal_once_per_case', ['caseId'])
export class Appeal {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'case_id' }) caseId: string;
  @ManyToOne(() => JuryCase)
  @JoinColumn({ name: 'case_id', foreignKeyConstraintName: 'appeal_case_fk' })
  juryCase: Relation<JuryCase>;
  @Column('text') reason: string;
  @Column('timestamptz', { name: 'filed_at' }) filedAt: Date;
  @Column('uuid', { name: 'filed_by' }) filedBy: string;
}
