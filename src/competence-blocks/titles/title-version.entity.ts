import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { Certifier, JuryComposition, NsfCode, TitleKind, TitleState } from './title.types.js';

/** One version of a title of the public register, as it was imported; its state is all that changes. */
@Entity({
  schema: 'competence_blocks',
  name: 'title_version',
  comment: 'Purpose: what a title is made of and until when it holds. Retention: for good, as the awards that name it.',
})
@Unique('title_version_once', ['code', 'version'])
@Index('title_version_one_active', ['code'], { unique: true, where: `state = 'active'` })
@Check('title_version_state', `"state" IN ('draft', 'active', 'retired')`)
@Check('title_version_kind', `"kind" IN ('state-title', 'private-title', 'other')`)
@Check('title_version_counts_from_1', `"version" >= 1`)
@Check(
  'title_version_activation_is_signed',
  `"state" = 'draft' OR ("activated_at" IS NOT NULL AND "activated_by" IS NOT NULL)`,
)
@Check(
  'title_version_retirement_is_signed',
  `"state" <> 'retired' OR ("retired_at" IS NOT NULL AND "retired_by" IS NOT NULL)`,
)
export class TitleVersion {
  @PrimaryColumn('uuid') id: string;
  @Column('text') code: string;
  @Column('int') version: number;
  @Column('text') state: TitleState;
  @Column('text') kind: TitleKind;
  @Column('text') name: string;
  @Column('smallint', { nullable: true }) level: number | null;
  @Column('jsonb') certifiers: Certifier[];
  @Column('jsonb', { name: 'nsf_codes' }) nsfCodes: NsfCode[];
  @Column('jsonb', { name: 'jury_composition' }) juryComposition: JuryComposition;
  @Column('date', { name: 'decided_on', nullable: true }) decidedOn: string | null;
  @Column('date', { name: 'effective_on', nullable: true }) effectiveOn: string | null;
  @Column('date', { name: 'registered_until_on', nullable: true }) registeredUntilOn: string | null;
  @Column('date', { name: 'awardable_until_on', nullable: true }) awardableUntilOn: string | null;
  /** The record as the register has it, less its blocks. */
  @Column('jsonb', { name: 'register_record' }) registerRecord: object;
  /** Two imports with the same content have the same: the SHA-256 of the record with its blocks. */
  @Column('text', { name: 'content_sha256' }) contentSha256: string;
  @ForeignKey('RegisterImport', { name: 'title_version_import_fk' })
  @Column('uuid', { name: 'import_id' })
  importId: string;
  @Column('timestamptz', { name: 'imported_at' }) importedAt: Date;
  @Column('timestamptz', { name: 'activated_at', nullable: true }) activatedAt: Date | null;
  @Column('uuid', { name: 'activated_by', nullable: true }) activatedBy: string | null;
  @Column('timestamptz', { name: 'retired_at', nullable: true }) retiredAt: Date | null;
  @Column('uuid', { name: 'retired_by', nullable: true }) retiredBy: string | null;
}
