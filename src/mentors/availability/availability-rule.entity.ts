import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** A stretch of one weekday on which a mentor receives, in the local time of a zone, from a day on. */
@Entity({
  schema: 'mentors',
  name: 'availability_rule',
  comment: 'Purpose: when sessions can be booked. Retention: 3 years after the last day of validity.',
})
@Check('availability_rule_on_a_weekday', `"weekday" >= 1 AND "weekday" <= 7`)
@Check(
  'availability_rule_times_written_out',
  `"starts_at_local" ~ '^[0-9]{2}:[0-9]{2}$' AND "ends_at_local" ~ '^[0-9]{2}:[0-9]{2}$'`,
)
@Check('availability_rule_ends_after_start', `"starts_at_local" < "ends_at_local"`)
@Check('availability_rule_valid_forward', `"valid_until_on" IS NULL OR "valid_from_on" <= "valid_until_on"`)
@Index('availability_rule_mentor_idx', ['mentorId', 'validFromOn'])
export class AvailabilityRule {
  @PrimaryColumn('uuid') id: string;
  @ForeignKey('Mentor', { name: 'availability_rule_mentor_fk' })
  @Column('uuid', { name: 'mentor_id' })
  mentorId: string;
  @Column('int') weekday: number;
  @Column('text', { name: 'starts_at_local' }) startsAtLocal: string;
  @Column('text', { name: 'ends_at_local' }) endsAtLocal: string;
  @Column('text') zone: string;
  @Column('date', { name: 'valid_from_on' }) validFromOn: string;
  @Column('date', { name: 'valid_until_on', nullable: true }) validUntilOn: string | null;
  @Column('timestamptz', { name: 'set_at' }) setAt: Date;
  @Column('uuid', { name: 'set_by' }) setBy: string;
}
