import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** A stretch in which another calendar of a mentor says busy; not with whom, nor why. */
@Entity({
  schema: 'mentors',
  name: 'busy_time',
  comment:
    'Purpose: no session is booked while the mentor is busy elsewhere. Retention: until the calendar is read again.',
})
@Check('busy_time_runs_forward', `"starts_at" < "ends_at"`)
@Index('busy_time_mentor_idx', ['mentorId', 'startsAt'])
export class BusyTime {
  @ForeignKey('BusyCalendar', { name: 'busy_time_calendar_fk', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid', { name: 'calendar_id' })
  calendarId: string;
  @PrimaryColumn('timestamptz', { name: 'starts_at' }) startsAt: Date;
  @Column('timestamptz', { name: 'ends_at' }) endsAt: Date;
  @Column('uuid', { name: 'mentor_id' }) mentorId: string;
}
