import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { ExceptionKind } from './availability.types.js';

/** A stretch of one day on which a mentor receives, or does not, whatever the weekly rules say. */
@Entity({
  schema: 'mentors',
  name: 'availability_exception',
  comment: 'Purpose: when sessions can be booked. Retention: 3 years after the day.',
})
@Check('availability_exception_kind_known', `"kind" IN ('open', 'closed')`)
@Check('availability_exception_ends_after_start', `"starts_local" < "ends_local"`)
@Index('availability_exception_mentor_idx', ['mentorId', 'onDay'])
export class AvailabilityException {
  @PrimaryColumn('uuid') id: string;
  @ForeignKey('Mentor', { name: 'availability_exception_mentor_fk' })
  @Column('uuid', { name: 'mentor_id' })
  mentorId: string;
  @Column('date', { name: 'on_day' }) onDay: string;
  @Column('text', { name: 'starts_local' }) startsLocal: string;
  @Column('text', { name: 'ends_local' }) endsLocal: string;
  @Column('text') zone: string;
  @Column('text') kind: ExceptionKind;
  @Column('timestamptz', { name: 'added_at' }) addedAt: Date;
  @Column('uuid', { name: 'added_by' }) addedBy: string;
}
