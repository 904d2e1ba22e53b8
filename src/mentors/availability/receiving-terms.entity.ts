import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** How a mentor wishes to be booked, as it was said last. */
@Entity({
  schema: 'mentors',
  name: 'receiving_terms',
  comment: 'Purpose: when a mentor can be booked. Retention: 3 years after the last assignment.',
})
@Check(
  'receiving_terms_buffers_bounded',
  `"buffer_before_minutes" BETWEEN 0 AND 120 AND "buffer_after_minutes" BETWEEN 0 AND 120`,
)
@Check('receiving_terms_notice_bounded', `"notice_hours" BETWEEN 0 AND 336`)
@Check('receiving_terms_window_bounded', `"window_days" BETWEEN 7 AND 365`)
@Check('receiving_terms_region_of_a_country', `"region" IS NULL OR "country" IS NOT NULL`)
export class KeptReceivingTerms {
  @ForeignKey('Mentor', { name: 'receiving_terms_mentor_fk' })
  @PrimaryColumn('uuid', { name: 'mentor_id' })
  mentorId: string;
  @Column('int', { name: 'buffer_before_minutes' }) bufferBeforeMinutes: number;
  @Column('int', { name: 'buffer_after_minutes' }) bufferAfterMinutes: number;
  @Column('int', { name: 'notice_hours', nullable: true }) noticeHours: number | null;
  @Column('int', { name: 'window_days', nullable: true }) windowDays: number | null;
  @Column('text', { nullable: true }) country: string | null;
  @Column('text', { nullable: true }) region: string | null;
  @Column('timestamptz', { name: 'set_at' }) setAt: Date;
  @Column('uuid', { name: 'set_by' }) setBy: string;
}
