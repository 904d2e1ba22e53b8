import { Column, Entity, ForeignKey, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Recognition } from './recognition.entity.js';

/** A competence that a recognition says the learner holds. Never edited; a trigger lets it stand once for an enrolment. */
@Entity({
  schema: 'tracks',
  name: 'recognised_competence',
  comment: 'Purpose: which competences were recognised. Retention: as the recognition.',
})
@Index('recognised_competence_enrolment_idx', ['enrolmentId', 'competenceId'])
export class RecognisedCompetence {
  @PrimaryColumn('uuid', { name: 'recognition_id' }) recognitionId: string;
  @ManyToOne(() => Recognition)
  @JoinColumn({ name: 'recognition_id', foreignKeyConstraintName: 'recognised_competence_recognition_fk' })
  recognition: Relation<Recognition>;
  @ForeignKey('Competence', { name: 'recognised_competence_competence_fk' })
  @PrimaryColumn('uuid', { name: 'competence_id' })
  competenceId: string;
  @Column('uuid', { name: 'enrolment_id' }) enrolmentId: string;
}
