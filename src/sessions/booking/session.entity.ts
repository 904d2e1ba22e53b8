import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { SessionKind, SessionState } from './session.types.js';

/**
 * One planned meeting of a learner and a mentor by videoconference, as it stands now. While it is booked a trigger keeps
 * the time of both in `taken_time`, whose constraint holds that nobody is in two meetings at once.
 */
@Entity({
  schema: 'sessions',
  name: 'session',
  comment:
    'Purpose: the learner’s right, the funder’s proof and the mentor’s pay. Retention: 6 years after the end of the track (10 with European funds).',
})
@Check('session_ends_after_start', `"starts_at" < "ends_at"`)
@Check('session_kind_known', `"kind" IN ('discovery', 'weekly')`)
@Check(
  'session_state_known',
  `"state" IN ('booked', 'held', 'cancelled-in-time', 'cancelled-late', 'missed-by-learner', 'missed-by-mentor', 'broken-off')`,
)
@Check('session_moved_since', `("moves" > 0) = ("moved_at" IS NOT NULL)`)
@Check('session_settled_since', `("state" = 'booked') = ("settled_at" IS NULL)`)
@Check('session_made_up_only_when_not_held', `NOT ("to_make_up" AND "state" IN ('booked', 'held'))`)
@Index('session_enrolment_idx', ['enrolmentId', 'startsAt'])
@Index('session_mentor_idx', ['mentorId', 'startsAt'])
@Index('session_learner_idx', ['learnerId', 'startsAt'])
export class Session {
  @PrimaryColumn('uuid') id: string;
  @ForeignKey('Enrolment', { name: 'session_enrolment_fk' })
  @Column('uuid', { name: 'enrolment_id' })
  enrolmentId: string;
  @Column('uuid', { name: 'learner_id' }) learnerId: string;
  @ForeignKey('Mentor', { name: 'session_mentor_fk' })
  @Column('uuid', { name: 'mentor_id' })
  mentorId: string;
  @Column('text') kind: SessionKind;
  @Column('timestamptz', { name: 'starts_at' }) startsAt: Date;
  @Column('timestamptz', { name: 'ends_at' }) endsAt: Date;
  /** The zone in which the time was agreed. */
  @Column('text') zone: string;
  /** The Monday of the week that the session counts for: another than its own when it makes one up. */
  @Column('date', { name: 'week_on' }) weekOn: string;
  @Column('text') state: SessionState;
  /** Does the learner get it again? */
  @Column('boolean', { name: 'to_make_up', default: false }) toMakeUp: boolean;
  /** The project in progress when the session was settled. */
  @Column('uuid', { name: 'project_id', nullable: true }) projectId: string | null;
  @Column('int', { name: 'project_level', nullable: true }) projectLevel: number | null;
  @Column('timestamptz', { name: 'booked_at' }) bookedAt: Date;
  @Column('uuid', { name: 'booked_by' }) bookedBy: string;
  /** How often it was moved to another time. */
  @Column('int', { default: 0 }) moves: number;
  @Column('timestamptz', { name: 'moved_at', nullable: true }) movedAt: Date | null;
  @Column('timestamptz', { name: 'settled_at', nullable: true }) settledAt: Date | null;
}
