import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation, Unique } from 'typeorm';
import { Enrolment } from '../enrolments/enrolment.entity.js';
import type { Effect } from './moves.types.js';
import { TrackMove } from './track-move.entity.js';

/** That an enrolment passed from some pins to others: what it did, by whom and why. Appended, never edited. */
@Entity({
  schema: 'tracks',
  name: 'enrolment_move',
  comment: 'Purpose: under which rules a learner was when, and who changed it. Retention: as the enrolment.',
})
@Index('enrolment_move_enrolment_idx', ['enrolmentId', 'movedAt'])
@Index('enrolment_move_move_idx', ['moveId', 'enrolmentId'])
@Unique('enrolment_move_taken_back_once', ['takesBackId'])
export class EnrolmentMove {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'enrolment_id' }) enrolmentId: string;
  @ManyToOne(() => Enrolment)
  @JoinColumn({ name: 'enrolment_id', foreignKeyConstraintName: 'enrolment_move_enrolment_fk' })
  enrolment: Relation<Enrolment>;
  @Column('uuid', { name: 'move_id' }) moveId: string;
  @ManyToOne(() => TrackMove)
  @JoinColumn({ name: 'move_id', foreignKeyConstraintName: 'enrolment_move_move_fk' })
  move: Relation<TrackMove>;
  @Column('uuid', { name: 'from_title_version_id' }) fromTitleVersionId: string;
  @Column('uuid', { name: 'from_design_id' }) fromDesignId: string;
  @Column('uuid', { name: 'from_rulebook_id' }) fromRulebookId: string;
  @Column('uuid', { name: 'to_title_version_id' }) toTitleVersionId: string;
  @Column('uuid', { name: 'to_design_id' }) toDesignId: string;
  @Column('uuid', { name: 'to_rulebook_id' }) toRulebookId: string;
  @Column('jsonb') effects: Effect[];
  @Column('text') reason: string;
  /** The row that this one takes back. */
  @Column('uuid', { name: 'takes_back_id', nullable: true }) takesBackId: string | null;
  @Column('timestamptz', { name: 'moved_at' }) movedAt: Date;
  @Column('uuid', { name: 'moved_by' }) movedBy: string;
}
