import { Check, Column, Entity, Exclusion, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** That a mentor stands in for another with one learner, from the first day to the last; it hands back by itself. */
@Entity({
  schema: 'mentors',
  name: 'substitution',
  comment: 'Purpose: who accompanied whom while a mentor was away, and proof of it. Retention: as the assignments.',
})
@Check('substitution_runs_forward', `"from_on" <= "until_on"`)
@Check('substitution_by_another', `"substitute_id" <> "mentor_id"`)
@Exclusion(
  'substitution_one_at_a_time',
  `USING gist ("enrolment_id" WITH =, daterange("from_on", "until_on", '[]') WITH &&) WHERE (called_off_at IS NULL)`,
)
@Index('substitution_substitute_idx', ['substituteId', 'learnerId'])
export class Substitution {
  @PrimaryColumn('uuid') id: string;
  @ForeignKey('Absence', { name: 'substitution_absence_fk' })
  @Index('substitution_absence_idx')
  @Column('uuid', { name: 'absence_id' })
  absenceId: string;
  @ForeignKey('Enrolment', { name: 'substitution_enrolment_fk' })
  @Column('uuid', { name: 'enrolment_id' })
  enrolmentId: string;
  @Column('uuid', { name: 'learner_id' }) learnerId: string;
  /** Who is away. */
  @Column('uuid', { name: 'mentor_id' }) mentorId: string;
  @ForeignKey('Mentor', { name: 'substitution_substitute_fk' })
  @Column('uuid', { name: 'substitute_id' })
  substituteId: string;
  @Column('date', { name: 'from_on' }) fromOn: string;
  @Column('date', { name: 'until_on' }) untilOn: string;
  @Column('timestamptz', { name: 'arranged_at' }) arrangedAt: Date;
  @Column('uuid', { name: 'arranged_by' }) arrangedBy: string;
  @Column('timestamptz', { name: 'called_off_at', nullable: true }) calledOffAt: Date | null;
}
