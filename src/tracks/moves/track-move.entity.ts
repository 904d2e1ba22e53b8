import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { ChosenClauses, MoveState } from './moves.types.js';

/** That a group of learners is to pass to another rulebook or design: whom, where, why, and how far it has come. */
@Entity({
  schema: 'tracks',
  name: 'track_move',
  comment: 'Purpose: who moved which learners to other rules, and why. Retention: as the enrolments that it moved.',
})
@Index('track_move_prepared_idx', ['preparedAt', 'id'])
@Index('track_move_at_work_idx', ['id'], { where: `state IN ('preparing', 'under-way', 'taking-back')` })
@Check(
  'track_move_state_known',
  `"state" IN ('preparing', 'previewed', 'under-way', 'carried-out', 'taking-back', 'taken-back', 'dropped')`,
)
@Check('track_move_leads_somewhere', `"to_rulebook_id" IS NOT NULL OR "to_design_id" IS NOT NULL`)
@Check(
  'track_move_has_group',
  `COALESCE("enrolment_id", "from_rulebook_id", "from_design_id", "from_title_version_id") IS NOT NULL`,
)
@Check(
  'track_move_confirmed_since',
  `("confirmed_at" IS NOT NULL) = ("state" IN ('under-way', 'carried-out', 'taking-back', 'taken-back'))
   AND ("confirmed_at" IS NULL) = ("confirmed_by" IS NULL)`,
)
export class TrackMove {
  @PrimaryColumn('uuid') id: string;
  /** Whom: one enrolment, or all that run under these. */
  @Column('uuid', { name: 'enrolment_id', nullable: true }) enrolmentId: string | null;
  @Column('uuid', { name: 'from_rulebook_id', nullable: true }) fromRulebookId: string | null;
  @Column('uuid', { name: 'from_design_id', nullable: true }) fromDesignId: string | null;
  @Column('uuid', { name: 'from_title_version_id', nullable: true }) fromTitleVersionId: string | null;
  @Column('uuid', { name: 'to_rulebook_id', nullable: true }) toRulebookId: string | null;
  @Column('uuid', { name: 'to_design_id', nullable: true }) toDesignId: string | null;
  @Column('text') reason: string;
  @Column('jsonb') clauses: ChosenClauses;
  @Column('text') state: MoveState;
  /** The enrolment up to which the work at hand has come. */
  @Column('uuid', { name: 'done_up_to', nullable: true }) doneUpTo: string | null;
  /** How many learners the group had when it was prepared. */
  @Column('int') learners: number;
  @Column('timestamptz', { name: 'prepared_at' }) preparedAt: Date;
  @Column('uuid', { name: 'prepared_by' }) preparedBy: string;
  @Column('timestamptz', { name: 'confirmed_at', nullable: true }) confirmedAt: Date | null;
  @Column('uuid', { name: 'confirmed_by', nullable: true }) confirmedBy: string | null;
  @Column('timestamptz', { name: 'taken_back_at', nullable: true }) takenBackAt: Date | null;
  @Column('uuid', { name: 'taken_back_by', nullable: true }) takenBackBy: string | null;
  @Column('text', { name: 'taken_back_reason', nullable: true }) takenBackReason: string | null;
}
