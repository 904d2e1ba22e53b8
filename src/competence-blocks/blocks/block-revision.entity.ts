import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { CuratedCompetence, CurationStep } from './curation.types.js';

/** The competences of a block as they stood after one step of their curation; 0 is what the import made. */
@Entity({
  schema: 'competence_blocks',
  name: 'block_revision',
  comment: 'Purpose: every state of the curated competences, so that any can be taken back. Retention: as the title.',
})
@Check('block_revision_counts_from_0', `"number" >= 0`)
@Check('block_revision_is_signed', `"number" = 0 OR "made_by" IS NOT NULL`)
@Check('block_revision_restores_an_older', `"restores" < "number"`)
export class BlockRevision {
  @ForeignKey('Block', { name: 'block_revision_block_fk' })
  @PrimaryColumn('uuid', { name: 'block_id' })
  blockId: string;
  @PrimaryColumn('int') number: number;
  @Column('text') step: CurationStep;
  @Column('jsonb') competences: CuratedCompetence[];
  /** The revision that this one took back. */
  @Column('int', { nullable: true }) restores: number | null;
  @Column('timestamptz', { name: 'made_at' }) madeAt: Date;
  /** Null for the import. */
  @Column('uuid', { name: 'made_by', nullable: true }) madeBy: string | null;
}
