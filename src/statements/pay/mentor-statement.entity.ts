import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

/**
 * That a mentor was told what a month is paid. Its lines are read from the facts of the sessions as they were known at
 * `knownAt`; the count, the total and the seal say what was told. Never edited: another version takes its place.
 */
@Entity({
  schema: 'statements',
  name: 'mentor_statement',
  comment: 'Purpose: what mentors were told to be paid, and when. Retention: 10 years, with the accounts.',
})
@Check('mentor_statement_counts', `"sessions" >= 0 AND "version" >= 1 AND "number" >= 1`)
@Unique('mentor_statement_version_once', ['month', 'mentorId', 'version'])
@Unique('mentor_statement_number_once', ['month', 'number', 'version'])
export class MentorStatement {
  @PrimaryColumn('uuid') id: string;
  @Column('text') month: string;
  @ForeignKey('Mentor', { name: 'mentor_statement_mentor_fk' })
  @Index('mentor_statement_mentor_idx')
  @Column('uuid', { name: 'mentor_id' })
  mentorId: string;
  @Column('int') version: number;
  /** Counts within the month. */
  @Column('int') number: number;
  @Column('timestamptz', { name: 'known_at' }) knownAt: Date;
  /** How many lines it has. */
  @Column('int') sessions: number;
  @Column('int', { name: 'total_cents' }) totalCents: number;
  /** SHA-256 of its lines, in hexadecimal. */
  @Column('text') seal: string;
  @Column('uuid', { name: 'issued_by' }) issuedBy: string;
}
