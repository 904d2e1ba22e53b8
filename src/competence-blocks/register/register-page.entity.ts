import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** Records of the XML export that were read together, one after another, deflated as one. */
@Entity({
  schema: 'competence_blocks',
  name: 'register_page',
  comment:
    'Purpose: to draft a title without the export at hand. Retention: while an entry has its record there; public data.',
})
export class RegisterPage {
  @PrimaryColumn('uuid') id: string;
  @ForeignKey('RegisterReading', { name: 'register_page_reading_fk' })
  @Column('uuid', { name: 'reading_id' })
  readingId: string;
  @Column('bytea') content: Buffer;
}
