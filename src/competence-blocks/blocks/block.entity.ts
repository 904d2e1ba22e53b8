import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';

/** A block of competences of one version of a title: the unit that a jury validates. */
@Entity({
  schema: 'competence_blocks',
  name: 'block',
  comment: 'Purpose: the blocks of a title, in the words of the register. Retention: as the title.',
})
@Unique('block_once_in_a_title', ['titleVersionId', 'code'])
export class Block {
  @PrimaryColumn('uuid') id: string;
  @ForeignKey('TitleVersion', { name: 'block_title_version_fk' })
  @Column('uuid', { name: 'title_version_id' })
  titleVersionId: string;
  @Column('text') code: string;
  @Column('text') name: string;
  @Column('int') position: number;
  /** The official wording of the competences, never touched. */
  @Column('text', { name: 'competences_text' }) competencesText: string;
  @Column('text', { name: 'evaluation_text', nullable: true }) evaluationText: string | null;
  @Column('text', { name: 'entry_prerequisites', nullable: true }) entryPrerequisites: string | null;
  @Column('text', { name: 'validation_prerequisites', nullable: true }) validationPrerequisites: string | null;
  /** When an officer last put the competences in order; null while they stand as the import split them. */
  @Column('timestamptz', { name: 'curated_at', nullable: true }) curatedAt: Date | null;
  @Column('uuid', { name: 'curated_by', nullable: true }) curatedBy: string | null;
  /** How many steps of curation there were; whoever writes says which one they saw. */
  @Column('int', { default: 0 }) revision: number;
}
