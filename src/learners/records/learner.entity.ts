import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** A person who is prepared for a title. The id is that of their account. */
@Entity({
  schema: 'learners',
  name: 'learner',
  comment: 'Purpose: who is prepared for a title. Retention: until erasure; the register of awards outlives it.',
})
export class Learner {
  @ForeignKey('Account', { name: 'learner_account_fk' })
  @PrimaryColumn('uuid')
  id: string;
  @Column('timestamptz', { name: 'registered_at' }) registeredAt: Date;
  @Column('uuid', { name: 'registered_by' }) registeredBy: string;
}
