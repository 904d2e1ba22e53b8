import { Check, Column, Entity, Exclusion, Index, PrimaryColumn } from 'typeorm';
import type { MeetingKind } from './times.types.js';

/** That a person is taken for a stretch of time by one meeting, of whatever kind. */
@Entity({
  schema: 'sessions',
  name: 'taken_time',
  comment:
    'Purpose: that nobody is in two meetings at once, whatever their kinds. Retention: goes with the meeting that takes it; of sessions, once they are over.',
})
@Check('taken_time_ends_after_start', `"starts_at" < "ends_at"`)
@Check('taken_time_kind_known', `"kind" IN ('session', 'defence', 'jury-hearing', 'webinar')`)
@Exclusion(
  'taken_time_one_at_a_time_per_person',
  `USING gist ("person_id" WITH =, tstzrange("starts_at", "ends_at") WITH &&)`,
)
@Index('taken_time_meeting_idx', ['meetingId'])
export class TakenTime {
  @PrimaryColumn('uuid', { name: 'person_id' }) personId: string;
  /** The session, defence, jury or webinar. */
  @PrimaryColumn('uuid', { name: 'meeting_id' }) meetingId: string;
  @Column('text') kind: MeetingKind;
  @Column('timestamptz', { name: 'starts_at' }) startsAt: Date;
  @Column('timestamptz', { name: 'ends_at' }) endsAt: Date;
}
