import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { CorrespondenceKind, CorrespondenceSource, DecidedKind } from './correspondence.types.js';

/** One decision on two blocks of two versions; the one with the highest number stands. */
@Entity({
  schema: 'competence_blocks',
  name: 'block_correspondence',
  comment:
    'Purpose: which block of a later version a validated block stands for, decided by whom and why. Retention: as the title.',
})
@Check('block_correspondence_counts_from_1', `"number" >= 1`)
@Check('block_correspondence_kind', `"kind" IN ('total', 'partial', 'none')`)
@Check('block_correspondence_proposed_kind', `"proposed_kind" IN ('total', 'partial')`)
@Check('block_correspondence_source', `"source" IN ('register', 'officer')`)
@Check('block_correspondence_of_two_blocks', `"from_block_id" <> "to_block_id"`)
@Check('block_correspondence_says_why', `"reason" IS NOT NULL OR "kind" IS NOT DISTINCT FROM "proposed_kind"`)
export class BlockCorrespondence {
  @ForeignKey('Block', { name: 'block_correspondence_from_fk' })
  @PrimaryColumn('uuid', { name: 'from_block_id' })
  fromBlockId: string;
  @ForeignKey('Block', { name: 'block_correspondence_to_fk' })
  @Index('block_correspondence_by_to')
  @PrimaryColumn('uuid', { name: 'to_block_id' })
  toBlockId: string;
  /** Counts the decisions on these two blocks; each supersedes the one before. */
  @PrimaryColumn('int') number: number;
  @Column('text') kind: DecidedKind;
  @Column('text') source: CorrespondenceSource;
  /** What the register and the wordings proposed when it was decided; null when they proposed nothing. */
  @Column('text', { name: 'proposed_kind', nullable: true }) proposedKind: CorrespondenceKind | null;
  /** Why, in the words of the officer; may be left out by whoever follows the proposal. */
  @Column('text', { nullable: true }) reason: string | null;
  @Column('timestamptz', { name: 'decided_at' }) decidedAt: Date;
  @Column('uuid', { name: 'decided_by' }) decidedBy: string;
}
