import { Column, Entity, ForeignKey, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Enrolment } from '../enrolments/enrolment.entity.js';

/** That an evaluation found one criterion met or not; appended, the latest decided one counts. */
@Entity({
  schema: 'tracks',
  name: 'criterion_result',
  comment: 'Purpose: which competences a learner has shown. Retention: as the enrolment.',
})
@Index('criterion_result_latest_idx', ['enrolmentId', 'criterionId', 'decidedAt'])
@Index('criterion_result_carried_once', ['carriedFromId', 'criterionId'], { unique: true })
@Index('criterion_result_once_per_evaluation', ['evaluationId', 'criterionId'], { unique: true })
export class CriterionResult {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'enrolment_id' }) enrolmentId: string;
  @ManyToOne(() => Enrolment)
  @JoinColumn({ name: 'enrolment_id', foreignKeyConstraintName: 'criterion_result_enrolment_fk' })
  enrolment: Relation<Enrolment>;
  @ForeignKey('Criterion', { name: 'criterion_result_criterion_fk' })
  @Column('uuid', { name: 'criterion_id' })
  criterionId: string;
  @ForeignKey('Project', { name: 'criterion_result_project_fk' })
  @Column('uuid', { name: 'project_id' })
  projectId: string;
  @Column('uuid', { name: 'evaluation_id' }) evaluationId: string;
  @Column('boolean') met: boolean;
  /** The result of the criterion that asks the same under another version of the title. */
  @Column('uuid', { name: 'carried_from_id', nullable: true }) carriedFromId: string | null;
  @Column('timestamptz', { name: 'decided_at' }) decidedAt: Date;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt: Date;
  @Column('uuid', { name: 'recorded_by' }) recordedBy: string;
}
