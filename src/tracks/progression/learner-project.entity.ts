import { Check, Column, Entity, ForeignKey, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Project } from '../designs/project.entity.js';
import { Enrolment } from '../enrolments/enrolment.entity.js';
import type { ProjectState } from './progression.types.js';

/** Where a learner stands with one project, and when it is planned. */
@Entity({
  schema: 'tracks',
  name: 'learner_project',
  comment: 'Purpose: the progress of a learner through the projects. Retention: as the enrolment.',
})
@Index('learner_project_one_in_progress', ['enrolmentId'], { unique: true, where: `state = 'in-progress'` })
@Index('learner_project_project_idx', ['projectId'])
@Check(
  'learner_project_state_known',
  `"state" IN ('locked', 'open', 'in-progress', 'handed-in', 'defence-planned', 'conditional', 'to-rework', 'validated')`,
)
@Check('learner_project_dispensed_counts', `"dispensed_by" IS NULL OR "state" = 'validated'`)
@Check('learner_project_due_after_start', `"starts_on" <= "due_on"`)
@Check('learner_project_validated_since', `("state" = 'validated') = ("validated_at" IS NOT NULL)`)
export class LearnerProject {
  @PrimaryColumn('uuid', { name: 'enrolment_id' }) enrolmentId: string;
  @ManyToOne(() => Enrolment)
  @JoinColumn({ name: 'enrolment_id', foreignKeyConstraintName: 'learner_project_enrolment_fk' })
  enrolment: Relation<Enrolment>;
  @PrimaryColumn('uuid', { name: 'project_id' }) projectId: string;
  @ManyToOne(() => Project)
  @JoinColumn({ name: 'project_id', foreignKeyConstraintName: 'learner_project_project_fk' })
  project: Relation<Project>;
  @Column('text') state: ProjectState;
  /** As the current plan has it. */
  @Column('date', { name: 'starts_on' }) startsOn: string;
  @Column('date', { name: 'due_on' }) dueOn: string;
  @Column('int', { name: 'sessions_held', default: 0 }) sessionsHeld: number;
  /** Defences that were judged. */
  @Column('int', { default: 0 }) defences: number;
  /** Those that an advisor granted beyond what the rulebook gives. */
  @Column('int', { name: 'extra_defences', default: 0 }) extraDefences: number;
  /** The criteria whose latest evaluation the learner contests, while nobody has ruled on it. */
  @Column('uuid', { name: 'contested_criteria', array: true, nullable: true })
  contestedCriteria: string[] | null;
  /** The recognition by which the learner need not make it: it then counts as validated, and for no hours. */
  @ForeignKey('Recognition', { name: 'learner_project_dispensed_fk' })
  @Column('uuid', { name: 'dispensed_by', nullable: true })
  dispensedBy: string | null;
  @Column('timestamptz', { name: 'started_at', nullable: true }) startedAt: Date | null;
  @Column('timestamptz', { name: 'handed_in_at', nullable: true }) handedInAt: Date | null;
  @Column('timestamptz', { name: 'marked_ready_at', nullable: true }) markedReadyAt: Date | null;
  @Column('timestamptz', { name: 'validated_at', nullable: true }) validatedAt: Date | null;
  /** The last time that anybody did something for it. */
  @Column('timestamptz', { name: 'moved_at' }) movedAt: Date;
}
