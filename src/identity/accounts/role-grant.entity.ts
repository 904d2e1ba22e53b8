import { Column, Entity, Index, ManyToOne, JoinColumn, PrimaryColumn, type Relation } from 'typeorm';
import type { Role } from '../../platform/kernel/actor.js';
import { Account } from './account.entity.js';

/** That a person holds a role, from whom and since when. */
@Entity({
  schema: 'identity',
  name: 'role_grant',
  comment: 'Purpose: what an account may do. Retention: as the account.',
})
@Index('role_grant_once_while_held', ['accountId', 'role'], { unique: true, where: 'withdrawn_at IS NULL' })
export class RoleGrant {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'account_id' }) accountId: string;
  @ManyToOne(() => Account)
  @JoinColumn({ name: 'account_id', foreignKeyConstraintName: 'role_grant_account_fk' })
  account: Relation<Account>;
  @Column('text') role: Role;
  @Column('uuid', { name: 'granted_by' }) grantedBy: string;
  @Column('timestamptz', { name: 'granted_at' }) grantedAt: Date;
  @Column('timestamptz', { name: 'withdrawn_at', nullable: true }) withdrawnAt: Date | null;
}
