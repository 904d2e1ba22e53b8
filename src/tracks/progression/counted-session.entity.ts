import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Enrolment } from '../enrolments/enrolment.entity.js';

/** What tracks was told of one session: held on a project, missed by the learner, or neither. */
@Entity({
  schema: 'tracks',
  name: 'counted_session',
  comment: 'Purpose: sessions that count for a project or for the alert of absence. Retention: as the enrolment.',
})
@Index('counted_session_enrolment_idx', ['enrolmentId', 'heldAt'])
@Check('counted_session_outcome_known', `"outcome" IN ('held', 'missed', 'neither')`)
export class CountedSession {
  @PrimaryColumn('uuid', { name: 'session_id' }) sessionId: string;
  @Column('uuid', { name: 'enrolment_id' }) enrolmentId: string;
  @ManyToOne(() => Enrolment)
  @JoinColumn({ name: 'enrolment_id', foreignKeyConstraintName: 'counted_session_enrolment_fk' })
  enrolment: Relation<Enrolment>;
  /** The project that a held session counts for. */
  @Column('uuid', { name: 'project_id', nullable: true }) projectId: string | null;
  @Column('text') outcome: 'held' | 'missed' | 'neither';
  /** When the session took place, or was to. */
  @Column('timestamptz', { name: 'held_at' }) heldAt: Date;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt: Date;
}
