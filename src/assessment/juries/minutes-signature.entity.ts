import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { JuryMember } from './jury-member.entity.js';
import { Minutes } from './minutes.entity.js';

/** That a member signed the minutes as they were sealed. Never edited. */
@Entity({
  schema: 'assessment',
  name: 'minutes_signature',
  comment: 'Purpose: that every member present signed the minutes. Retention: as the minutes.',
})
export class MinutesSignature {
  @PrimaryColumn('uuid', { name: 'minutes_id' }) minutesId: string;
  @ManyToOne(() => Minutes)
  @JoinColumn({ name: 'minutes_id', foreignKeyConstraintName: 'minutes_signature_minutes_fk' })
  minutes: Relation<Minutes>;
  @PrimaryColumn('uuid', { name: 'member_id' }) memberId: string;
  @ManyToOne(() => JuryMember)
  @JoinColumn({ name: 'member_id', foreignKeyConstraintName: 'minutes_signature_member_fk' })
  member: Relation<JuryMember>;
  /** The digest that was signed. */
  @Column('text') sha256: string;
  @Column('timestamptz', { name: 'signed_at' }) signedAt: Date;
}
