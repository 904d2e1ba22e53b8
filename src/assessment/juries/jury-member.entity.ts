import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** A person who may sit on juries, with the capacity in which they do. */
@Entity({
  schema: 'assessment',
  name: 'jury_member',
  comment:
    'Purpose: who may sit on a jury, and from where. Retention: 3 years after the last jury; the minutes keep the name.',
})
export class JuryMember {
  @ForeignKey('Account', { name: 'jury_member_account_fk' })
  @PrimaryColumn('uuid')
  id: string;
  @Column('text', { name: 'full_name' }) fullName: string;
  /** What they are: « Architecte logicielle ». */
  @Column('text') capacity: string;
  @Column('text') employer: string;
  /** Neither of the certifier nor of the training body. */
  @Column('boolean', { name: 'is_outside' }) isOutside: boolean;
  @Column('timestamptz', { name: 'registered_at' }) registeredAt: Date;
  @Column('uuid', { name: 'registered_by' }) registeredBy: string;
}
