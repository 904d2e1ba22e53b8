import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Enrolment } from '../enrolments/enrolment.entity.js';

/** A proof that was sent for a recognition of this learner; its content lies beside the database, found by its hash. */
@Entity({
  schema: 'tracks',
  name: 'recognition_file',
  comment:
    'Purpose: the proofs that recognitions rest on. Retention: as the recognition; one of none, as the enrolment.',
})
@Index('recognition_file_enrolment_idx', ['enrolmentId'])
export class RecognitionFile {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'enrolment_id' }) enrolmentId: string;
  @ManyToOne(() => Enrolment)
  @JoinColumn({ name: 'enrolment_id', foreignKeyConstraintName: 'recognition_file_enrolment_fk' })
  enrolment: Relation<Enrolment>;
  @Column('text') name: string;
  @Column('text') sha256: string;
  @Column('int', { name: 'byte_count' }) byteCount: number;
  @Column('text', { name: 'media_type' }) mediaType: string;
  @Column('timestamptz', { name: 'kept_at' }) keptAt: Date;
  @Column('uuid', { name: 'kept_by' }) keptBy: string;
}
