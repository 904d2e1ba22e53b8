import { Check, Column, Entity, Exclusion, ForeignKey, PrimaryColumn } from 'typeorm';

/** Days that a mentor spends in another zone. */
@Entity({
  schema: 'mentors',
  name: 'travel',
  comment: 'Purpose: by which clock the weekly hours are read. Retention: 3 years after the last day.',
})
@Check('travel_runs_forward', `"from_on" <= "until_on"`)
@Exclusion(
  'travel_one_zone_at_a_time',
  `USING gist ("mentor_id" WITH =, daterange("from_on", "until_on", '[]') WITH &&)`,
)
export class TravelDays {
  @PrimaryColumn('uuid') id: string;
  @ForeignKey('Mentor', { name: 'travel_mentor_fk' })
  @Column('uuid', { name: 'mentor_id' })
  mentorId: string;
  @Column('date', { name: 'from_on' }) fromOn: string;
  @Column('date', { name: 'until_on' }) untilOn: string;
  @Column('text') zone: string;
  @Column('timestamptz', { name: 'added_at' }) addedAt: Date;
  @Column('uuid', { name: 'added_by' }) addedBy: string;
}
