import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** A person who judges projects: of which titles, and up to which level. */
@Entity({
  schema: 'assessment',
  name: 'evaluator',
  comment: 'Purpose: who may judge which project, and under which name. Retention: as the evaluations that they made.',
})
@Check('evaluator_level_known', `"max_level" >= 1 AND "max_level" <= 3`)
@Check('evaluator_qualified_for_a_title', `cardinality("title_codes") >= 1`)
export class Evaluator {
  @ForeignKey('Account', { name: 'evaluator_account_fk' })
  @PrimaryColumn('uuid')
  id: string;
  @Column('text', { name: 'full_name' }) fullName: string;
  /** Codes of the public register: `RNCP37873`. */
  @Column('text', { name: 'title_codes', array: true }) titleCodes: string[];
  @Column('int', { name: 'max_level' }) maxLevel: number;
  @Column('timestamptz', { name: 'registered_at' }) registeredAt: Date;
  @Column('uuid', { name: 'registered_by' }) registeredBy: string;
}
