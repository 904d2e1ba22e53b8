import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Account } from '../accounts/account.entity.js';

/** That somebody is signed in somewhere: found by the hash of the token that only their device holds. */
@Entity({
  schema: 'identity',
  name: 'sign_in',
  comment: 'Purpose: who is signed in. Retention: 30 days after its end.',
})
@Index('sign_in_account_idx', ['accountId'])
export class SignIn {
  /** SHA-256 of the token, in hexadecimal. */
  @PrimaryColumn('text', { name: 'token_hash' }) tokenHash: string;
  @Column('uuid', { name: 'account_id' }) accountId: string;
  @ManyToOne(() => Account)
  @JoinColumn({ name: 'account_id', foreignKeyConstraintName: 'sign_in_account_fk' })
  account: Relation<Account>;
  @Column('timestamptz', { name: 'started_at' }) startedAt: Date;
  @Column('timestamptz', { name: 'ends_at' }) endsAt: Date;
}
