import { Check, Column, Entity, Exclusion, ForeignKey, PrimaryColumn } from 'typeorm';

/** Days on which a mentor is away; it says nothing of why. */
@Entity({
  schema: 'mentors',
  name: 'absence',
  comment:
    'Purpose: sessions are moved or held by somebody else while a mentor is away. Retention: as the assignments.',
})
@Check('absence_runs_forward', `"from_on" <= "until_on"`)
@Check('absence_change_has_author', `("changed_at" IS NULL) = ("changed_by" IS NULL)`)
@Exclusion(
  'absence_one_at_a_time',
  `USING gist ("mentor_id" WITH =, daterange("from_on", "until_on", '[]') WITH &&) WHERE (called_off_at IS NULL)`,
)
export class Absence {
  @PrimaryColumn('uuid') id: string;
  @ForeignKey('Mentor', { name: 'absence_mentor_fk' })
  @Column('uuid', { name: 'mentor_id' })
  mentorId: string;
  @Column('date', { name: 'from_on' }) fromOn: string;
  /** The last day away; earlier than announced when the mentor came back. */
  @Column('date', { name: 'until_on' }) untilOn: string;
  @Column('timestamptz', { name: 'announced_at' }) announcedAt: Date;
  @Column('uuid', { name: 'announced_by' }) announcedBy: string;
  @Column('timestamptz', { name: 'changed_at', nullable: true }) changedAt: Date | null;
  @Column('uuid', { name: 'changed_by', nullable: true }) changedBy: string | null;
  /** Called off before it began. */
  @Column('timestamptz', { name: 'called_off_at', nullable: true }) calledOffAt: Date | null;
}
