import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** The private address under which a person's own calendar reads their sessions. */
@Entity({
  schema: 'sessions',
  name: 'calendar_address',
  comment: 'Purpose: sessions in the calendar of a person. Retention: until the person withdraws it.',
})
@Index('calendar_address_of_secret', ['secretHash'], { unique: true })
export class CalendarAddress {
  @ForeignKey('Account', { name: 'calendar_address_account_fk', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid', { name: 'account_id' })
  accountId: string;
  /** SHA-256 of the secret in the address, which is shown once and kept nowhere. */
  @Column('text', { name: 'secret_hash' }) secretHash: string;
  @Column('timestamptz', { name: 'made_at' }) madeAt: Date;
}
