import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A file that learning activities hand out; its content lies beside the database, found by its hash. */
@Entity({
  schema: 'tracks',
  name: 'activity_file',
  comment: 'Purpose: the files that learners of a project learn from. Retention: as the designs that use them.',
})
export class ActivityFile {
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  @Column('text') sha256: string;
  @Column('int', { name: 'byte_count' }) byteCount: number;
  @Column('text', { name: 'media_type' }) mediaType: string;
  @Column('timestamptz', { name: 'kept_at' }) keptAt: Date;
  @Column('uuid', { name: 'kept_by' }) keptBy: string;
}
