import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** What a title is for, in a few French words of the house, each time that somebody wrote it; the last counts. */
@Entity({
  schema: 'competence_blocks',
  name: 'presentation',
  comment: 'Purpose: whom a title is for and what one does with it, as the catalogue says. Retention: as the title.',
})
@Check('presentation_counts_from_1', `"number" >= 1`)
export class Presentation {
  /** `RNCP37873`: all versions of a title share it. */
  @PrimaryColumn('text') code: string;
  @PrimaryColumn('int') number: number;
  @Column('text') text: string;
  @Column('timestamptz', { name: 'written_at' }) writtenAt: Date;
  @Column('uuid', { name: 'written_by' }) writtenBy: string;
}
