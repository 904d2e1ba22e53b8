import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/**
 * One decision on two criteria of corresponding blocks, by their wording: that of a draft may be curated meanwhile, and
 * what was said of words that stand no more is said of nothing.
 */
@Entity({
  schema: 'competence_blocks',
  name: 'criterion_correspondence',
  comment:
    'Purpose: which criteria of two versions ask the same in other words, decided by whom and why. Retention: as the title.',
})
@Check('criterion_correspondence_counts_from_1', `"number" >= 1`)
@Index('criterion_correspondence_once', ['fromBlockId', 'toBlockId', 'fromMark', 'toMark', 'number'], { unique: true })
export class CriterionCorrespondence {
  @PrimaryColumn('uuid') id: string;
  @ForeignKey('Block', { name: 'criterion_correspondence_from_fk' })
  @Column('uuid', { name: 'from_block_id' })
  fromBlockId: string;
  @ForeignKey('Block', { name: 'criterion_correspondence_to_fk' })
  @Column('uuid', { name: 'to_block_id' })
  toBlockId: string;
  /** The criteria as they were worded then. */
  @Column('text', { name: 'from_wording' }) fromWording: string;
  @Column('text', { name: 'to_wording' }) toWording: string;
  /** By which wordings are known again, case and punctuation aside: see `competence_blocks.wording_mark`. */
  @Column('text', { name: 'from_mark' }) fromMark: string;
  @Column('text', { name: 'to_mark' }) toMark: string;
  /** Counts the decisions on these two wordings; each supersedes the one before. */
  @Column('int') number: number;
  /** Do they ask the same? */
  @Column('boolean', { name: 'is_same' }) isSame: boolean;
  @Column('text') reason: string;
  @Column('timestamptz', { name: 'decided_at' }) decidedAt: Date;
  @Column('uuid', { name: 'decided_by' }) decidedBy: string;
}
