import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** What the next mentor of a learner is told with a handover. */
@Entity({
  schema: 'mentors',
  name: 'handover_note',
  comment: 'Purpose: the next mentor knows where the learner stands. Retention: until the end of the track.',
})
@Index('handover_note_enrolment_idx', ['enrolmentId', 'writtenAt'])
export class HandoverNote {
  @PrimaryColumn('uuid') id: string;
  @ForeignKey('Enrolment', { name: 'handover_note_enrolment_fk' })
  @Column('uuid', { name: 'enrolment_id' })
  enrolmentId: string;
  @Column('text') note: string;
  @Column('timestamptz', { name: 'written_at' }) writtenAt: Date;
  @Column('uuid', { name: 'written_by' }) writtenBy: string;
}
