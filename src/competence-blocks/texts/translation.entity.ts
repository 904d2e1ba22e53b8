import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { OtherLanguage } from './texts.types.js';

/** What one French wording is called in another language, each time that somebody said so; the last counts. */
@Entity({
  schema: 'competence_blocks',
  name: 'translation',
  comment: 'Purpose: official wordings in English and Spanish, and who wrote them when. Retention: as the title.',
})
@Check('translation_language', `"language" IN ('en', 'es')`)
@Check('translation_counts_from_1', `"number" >= 1`)
@Index('translation_of_place_idx', ['language', 'place', 'writtenAt'])
export class Translation {
  @PrimaryColumn('text') language: OtherLanguage;
  /** The SHA-256 of the French. */
  @PrimaryColumn('text', { name: 'french_mark' }) frenchMark: string;
  @PrimaryColumn('int') number: number;
  @Column('text') french: string;
  /** Empty: nothing is said any more. */
  @Column('text') text: string;
  /** Where it stood when it was written: `RNCP37873BC01C1`. */
  @Column('text') place: string;
  @ForeignKey('TitleVersion', { name: 'translation_title_version_fk' })
  @Column('uuid', { name: 'title_version_id' })
  titleVersionId: string;
  @Column('timestamptz', { name: 'written_at' }) writtenAt: Date;
  @Column('uuid', { name: 'written_by' }) writtenBy: string;
}
