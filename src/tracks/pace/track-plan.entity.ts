import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation, Unique } from 'typeorm';
import { Enrolment } from '../enrolments/enrolment.entity.js';
import type { CauseFacts, PlanCause } from './plan-change.types.js';
import type { PlannedMonth, PlannedProject, PlannedWeek, ProjectMove } from './plan.types.js';

/** One version of the plan of an enrolment, as it was made; a later one takes its place, this one stays as it was. */
@Entity({
  schema: 'tracks',
  name: 'track_plan',
  comment: 'Purpose: what was planned when, for the learner and the funder. Retention: as the enrolment.',
})
@Unique('track_plan_version_once', ['enrolmentId', 'version'])
@Check(
  'track_plan_cause_known',
  `"cause" IN ('enrolled', 'resumed', 'paused', 'pause-called-off', 'pace', 'catch-up', 'week', 'away', 'back', 'moved', 'recognised', 'unrecognised')`,
)
export class TrackPlan {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'enrolment_id' }) enrolmentId: string;
  @ManyToOne(() => Enrolment)
  @JoinColumn({ name: 'enrolment_id', foreignKeyConstraintName: 'track_plan_enrolment_fk' })
  enrolment: Relation<Enrolment>;
  @Column('int') version: number;
  /** Why it was made. */
  @Column('text') cause: PlanCause;
  @Column('jsonb', { name: 'cause_facts', default: {} }) causeFacts: CauseFacts;
  @Column('date', { name: 'starts_on' }) startsOn: string;
  @Column('date', { name: 'ends_on' }) endsOn: string;
  /** The end of the version before. */
  @Column('date', { name: 'ended_on_before', nullable: true }) endedOnBefore: string | null;
  @Column('int') minutes: number;
  @Column('jsonb') projects: PlannedProject[];
  @Column('jsonb') weeks: PlannedWeek[];
  @Column('jsonb', { default: [] }) months: PlannedMonth[];
  /** The projects whose dates it changed. */
  @Column('jsonb', { default: [] }) moves: ProjectMove[];
  @Column('timestamptz', { name: 'made_at' }) madeAt: Date;
  @Column('uuid', { name: 'made_by' }) madeBy: string;
}
