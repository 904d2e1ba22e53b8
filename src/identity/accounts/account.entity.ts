import { Check, Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import type { Language } from '../../platform/web/locale.js';

/** A person who may sign in. The id is that of the same person in every module. */
@Entity({
  schema: 'identity',
  name: 'account',
  comment:
    'Purpose: sign-in and how to address a person. Retention: until erasure, at the latest 3 years after the last sign-in.',
})
@Unique('account_email_once', ['email'])
@Check('account_email_in_lower_case', `"email" = lower("email")`)
export class Account {
  @PrimaryColumn('uuid') id: string;
  @Column('text') email: string;
  /** Argon2id; null until the person has chosen a password. */
  @Column('text', { name: 'password_hash', nullable: true }) passwordHash: string | null;
  /** How pages and mails address the person. */
  @Column('text', { name: 'display_name' }) displayName: string;
  @Column('text', { default: 'fr' }) language: Language;
  @Column('text', { default: 'Europe/Paris' }) zone: string;
  @Column('timestamptz', { name: 'opened_at' }) openedAt: Date;
  @Column('timestamptz', { name: 'closed_at', nullable: true }) closedAt: Date | null;
}
