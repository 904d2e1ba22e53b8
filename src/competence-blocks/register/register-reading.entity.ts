import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { ImportProblem } from '../rncp/import.types.js';
import type { ExportFormat } from './register.types.js';

/** One reading of an export of the public register, as far as it has come. */
@Entity({
  schema: 'competence_blocks',
  name: 'register_reading',
  comment: 'Purpose: which export the register was read from, when, by whom, what it changed. Retention: for good.',
})
@Check('register_reading_format', `"format" IN ('xml', 'csv')`)
@Index('register_reading_by_start', ['startedAt'])
export class RegisterReading {
  @PrimaryColumn('uuid') id: string;
  @Column('text', { name: 'file_name' }) fileName: string;
  @Column('text', { name: 'file_mark' }) fileMark: string;
  @Column('text') format: ExportFormat;
  @Column('timestamptz', { name: 'started_at' }) startedAt: Date;
  @Column('uuid', { name: 'started_by' }) startedBy: string;
  /** Null while the file is read; and after, when the reading broke off and was not taken up again. */
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt: Date | null;
  /** Where the next reading of the same file goes on: all records that end before this byte are written. */
  @Column('bigint', { name: 'resume_at_byte', default: 0 }) resumeAtByte: number;
  @Column('int', { name: 'resume_at_line', default: 1 }) resumeAtLine: number;
  @Column('text', { default: 'utf-8' }) encoding: string;
  @Column('text', { name: 'last_code', nullable: true }) lastCode: string | null;
  @Column('int', { name: 'read_count', default: 0 }) readCount: number;
  @Column('int', { name: 'new_count', default: 0 }) newCount: number;
  @Column('int', { name: 'changed_count', default: 0 }) changedCount: number;
  @Column('int', { name: 'gone_count', default: 0 }) goneCount: number;
  @Column('int', { name: 'problem_count', default: 0 }) problemCount: number;
  /** The first 1,000 of them. */
  @Column('jsonb', { default: [] }) problems: ImportProblem[];
}
