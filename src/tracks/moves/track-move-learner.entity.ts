import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import type { Check as ExplainedCheck } from '../../platform/kernel/decision.js';
import { Enrolment } from '../enrolments/enrolment.entity.js';
import type { ClauseCode, Effect, MovedState } from './moves.types.js';
import { TrackMove } from './track-move.entity.js';

/** What a move would do to one learner, as its preview found it, and what became of it. */
@Entity({
  schema: 'tracks',
  name: 'track_move_learner',
  comment:
    'Purpose: what was known of a move before it was confirmed, learner by learner. Retention: as the enrolment.',
})
@Index('track_move_learner_enrolment_idx', ['enrolmentId'])
@Check(
  'track_move_learner_state_known',
  `"state" IN ('waiting', 'moved', 'left-out', 'to-look-at', 'failed', 'taken-back')`,
)
export class TrackMoveLearner {
  @PrimaryColumn('uuid', { name: 'move_id' }) moveId: string;
  @ManyToOne(() => TrackMove)
  @JoinColumn({ name: 'move_id', foreignKeyConstraintName: 'track_move_learner_move_fk' })
  move: Relation<TrackMove>;
  @PrimaryColumn('uuid', { name: 'enrolment_id' }) enrolmentId: string;
  @ManyToOne(() => Enrolment)
  @JoinColumn({ name: 'enrolment_id', foreignKeyConstraintName: 'track_move_learner_enrolment_fk' })
  enrolment: Relation<Enrolment>;
  @Column('uuid', { name: 'title_version_id' }) titleVersionId: string;
  @Column('uuid', { name: 'design_id' }) designId: string;
  @Column('uuid', { name: 'rulebook_id' }) rulebookId: string;
  @Column('date', { name: 'entered_on' }) enteredOn: string;
  @Column('jsonb') effects: Effect[];
  /** The clauses that speak of the learner, chosen or not. */
  @Column('text', { array: true }) clauses: ClauseCode[];
  @Column('text') state: MovedState;
  /** Why the learner was not moved. */
  @Column('jsonb', { default: [] }) checks: ExplainedCheck[];
  @Column('timestamptz', { name: 'settled_at', nullable: true }) settledAt: Date | null;
}
