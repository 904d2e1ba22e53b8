import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { CALENDAR_FAILURES, type CalendarFailure } from './calendar.types.js';

/** Another calendar of a mentor, of which the busy times are kept; its address is as good as a key, and never shown. */
@Entity({
  schema: 'mentors',
  name: 'busy_calendar',
  comment:
    'Purpose: no session is booked while the mentor is busy elsewhere. Retention: until the mentor withdraws it.',
})
@Check('busy_calendar_failure_known', `"failure" IN (${CALENDAR_FAILURES.map((one) => `'${one}'`).join(', ')})`)
@Check('busy_calendar_failure_has_facts', `("failure" IS NULL) = ("failure_facts" IS NULL)`)
@Index('busy_calendar_mentor_idx', ['mentorId'])
export class BusyCalendar {
  @PrimaryColumn('uuid') id: string;
  @ForeignKey('Mentor', { name: 'busy_calendar_mentor_fk' })
  @Column('uuid', { name: 'mentor_id' })
  mentorId: string;
  @Column('text') name: string;
  /** Null for a file that was handed in once. */
  @Column('text', { nullable: true }) address: string | null;
  @Column('timestamptz', { name: 'tried_at' }) triedAt: Date;
  @Column('timestamptz', { name: 'read_at' }) readAt: Date;
  @Column('text', { nullable: true }) failure: CalendarFailure | null;
  @Column('jsonb', { name: 'failure_facts', nullable: true }) failureFacts: Record<string, string | number> | null;
  @Column('timestamptz', { name: 'added_at' }) addedAt: Date;
  @Column('uuid', { name: 'added_by' }) addedBy: string;
}
