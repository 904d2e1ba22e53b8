import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Enrolment } from '../enrolments/enrolment.entity.js';
import type { PauseState } from './pause.types.js';

/** A pause that a learner asks for or an advisor grants, from its first day away to the day back that was agreed. */
@Entity({
  schema: 'tracks',
  name: 'pause_request',
  comment: 'Purpose: which pauses were asked for, by whom and how it was decided. Retention: as the enrolment.',
})
@Index('pause_request_one_open_per_enrolment', ['enrolmentId'], {
  unique: true,
  where: `state IN ('asked', 'granted', 'begun')`,
})
@Index('pause_request_enrolment_idx', ['enrolmentId', 'askedAt'])
@Check('pause_request_state_known', `"state" IN ('asked', 'granted', 'begun', 'over', 'declined', 'called-off')`)
@Check('pause_request_has_days', `"from_on" < "until_on"`)
@Check('pause_request_decided_by_somebody', `("decided_at" IS NULL) = ("decided_by" IS NULL)`)
@Check('pause_request_granted_once_decided', `"state" IN ('asked', 'called-off') OR "decided_at" IS NOT NULL`)
export class PauseRequest {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'enrolment_id' }) enrolmentId: string;
  @ManyToOne(() => Enrolment)
  @JoinColumn({ name: 'enrolment_id', foreignKeyConstraintName: 'pause_request_enrolment_fk' })
  enrolment: Relation<Enrolment>;
  /** The first day away. */
  @Column('date', { name: 'from_on' }) fromOn: string;
  /** The first day back, as it was agreed. */
  @Column('date', { name: 'until_on' }) untilOn: string;
  @Column('text') reason: string;
  @Column('text') state: PauseState;
  @Column('timestamptz', { name: 'asked_at' }) askedAt: Date;
  @Column('uuid', { name: 'asked_by' }) askedBy: string;
  @Column('timestamptz', { name: 'decided_at', nullable: true }) decidedAt: Date | null;
  @Column('uuid', { name: 'decided_by', nullable: true }) decidedBy: string | null;
  /** What the advisor says to it. */
  @Column('text', { nullable: true }) answer: string | null;
  /** The suspension that it became. */
  @Column('uuid', { name: 'suspension_id', nullable: true }) suspensionId: string | null;
}
