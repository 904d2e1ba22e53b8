import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One reading of the register that left its titles here; a reading that was refused leaves none. */
@Entity({
  schema: 'competence_blocks',
  name: 'register_import',
  comment: 'Purpose: which file a title came from, when and by whom. Retention: as the titles.',
})
export class RegisterImport {
  @PrimaryColumn('uuid') id: string;
  @Column('text', { name: 'file_name' }) fileName: string;
  /** The codes that were asked for; null for the whole file. */
  @Column('text', { name: 'wanted_codes', array: true, nullable: true }) wantedCodes: string[] | null;
  @Column('timestamptz', { name: 'started_at' }) startedAt: Date;
  @Column('uuid', { name: 'started_by' }) startedBy: string;
  /** Null while the file is read, and for good when the reading broke off. */
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt: Date | null;
  @Column('int', { name: 'drafted_count', default: 0 }) draftedCount: number;
  @Column('int', { name: 'unchanged_count', default: 0 }) unchangedCount: number;
  @Column('int', { name: 'problem_count', default: 0 }) problemCount: number;
}
