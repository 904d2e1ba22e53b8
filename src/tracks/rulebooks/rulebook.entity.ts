import { Check, Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import type { RulebookNumbers, RulebookState } from './rulebook.types.js';

/** One version of the règlement: every number that a rule uses. It never changes once it is active. */
@Entity({
  schema: 'tracks',
  name: 'rulebook',
  comment:
    'Purpose: the numbers that the rules of an enrolment use. Retention: as long as an enrolment pinned to it is kept.',
})
@Unique('rulebook_version_once_per_name', ['name', 'version'])
@Check('rulebook_state_known', `"state" IN ('draft', 'active', 'retired')`)
@Check('rulebook_active_since', `("state" = 'draft') = ("activated_at" IS NULL)`)
@Check('rulebook_retired_since', `("state" = 'retired') = ("retired_at" IS NOT NULL)`)
export class Rulebook {
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  @Column('int') version: number;
  @Column('text') state: RulebookState;
  @Column('jsonb') numbers: RulebookNumbers;
  /** How often the draft was written anew; whoever writes says which one they saw. */
  @Column('int', { default: 0 }) revision: number;
  @Column('timestamptz', { name: 'drafted_at' }) draftedAt: Date;
  @Column('uuid', { name: 'drafted_by' }) draftedBy: string;
  @Column('timestamptz', { name: 'activated_at', nullable: true }) activatedAt: Date | null;
  @Column('uuid', { name: 'activated_by', nullable: true }) activatedBy: string | null;
  @Column('timestamptz', { name: 'retired_at', nullable: true }) retiredAt: Date | null;
  @Column('uuid', { name: 'retired_by', nullable: true }) retiredBy: string | null;
}
