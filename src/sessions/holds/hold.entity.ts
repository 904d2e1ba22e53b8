import { Check, Column, Entity, Exclusion, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

/** A slot that is kept for somebody while their form is open. */
@Entity({
  schema: 'sessions',
  name: 'hold',
  comment:
    'Purpose: that two people do not fill in a form for the same slot. Retention: minutes; what expired goes when the next one is taken.',
})
@Check('hold_ends_after_start', `"starts_at" < "ends_at"`)
@Check('hold_expires_after_taken', `"taken_at" < "expires_at"`)
@Check('hold_at_most_two_a_person', `"place" IN (1, 2)`)
@Unique('hold_place_of_a_person_once', ['heldBy', 'place'])
@Exclusion(
  'hold_one_at_a_time_per_mentor',
  `USING gist ("mentor_id" WITH =, tstzrange("starts_at", "ends_at") WITH &&)`,
)
@Index('hold_expiry_idx', ['expiresAt'])
export class Hold {
  @PrimaryColumn('uuid') id: string;
  @ForeignKey('Enrolment', { name: 'hold_enrolment_fk' })
  @Column('uuid', { name: 'enrolment_id' })
  enrolmentId: string;
  @ForeignKey('Mentor', { name: 'hold_mentor_fk' })
  @Column('uuid', { name: 'mentor_id' })
  mentorId: string;
  @Column('timestamptz', { name: 'starts_at' }) startsAt: Date;
  @Column('timestamptz', { name: 'ends_at' }) endsAt: Date;
  @Column('uuid', { name: 'held_by' }) heldBy: string;
  /** The first or the second hold of this person. */
  @Column('smallint') place: 1 | 2;
  @Column('timestamptz', { name: 'taken_at' }) takenAt: Date;
  @Column('timestamptz', { name: 'expires_at' }) expiresAt: Date;
}
