import { Check, Column, Entity, Exclusion, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** That a mentor accompanies a learner on an enrolment, from the first day to the last. */
@Entity({
  schema: 'mentors',
  name: 'assignment',
  comment:
    'Purpose: who accompanies whom, and proof that evaluators and juries never did. Retention: as the enrolment.',
})
@Check('assignment_runs_forward', `"until_on" IS NULL OR "from_on" <= "until_on"`)
@Check('assignment_end_has_author', `("until_on" IS NULL) = ("ended_by" IS NULL)`)
@Exclusion(
  'assignment_one_mentor_at_a_time',
  `USING gist ("enrolment_id" WITH =, daterange("from_on", "until_on", '[]') WITH &&)`,
)
@Index('assignment_mentor_idx', ['mentorId', 'learnerId'])
export class Assignment {
  @PrimaryColumn('uuid') id: string;
  @ForeignKey('Mentor', { name: 'assignment_mentor_fk' })
  @Column('uuid', { name: 'mentor_id' })
  mentorId: string;
  @ForeignKey('Enrolment', { name: 'assignment_enrolment_fk' })
  @Column('uuid', { name: 'enrolment_id' })
  enrolmentId: string;
  @Column('uuid', { name: 'learner_id' }) learnerId: string;
  @Column('date', { name: 'from_on' }) fromOn: string;
  @Column('date', { name: 'until_on', nullable: true }) untilOn: string | null;
  @Column('timestamptz', { name: 'assigned_at' }) assignedAt: Date;
  @Column('uuid', { name: 'assigned_by' }) assignedBy: string;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt: Date | null;
  @Column('uuid', { name: 'ended_by', nullable: true }) endedBy: string | null;
}
