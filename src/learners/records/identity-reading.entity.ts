import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { RecordedIdentity } from './recorded-identity.entity.js';

/** That somebody without a daily need for it read a civil identity, and why. The learner sees it. */
@Entity({
  schema: 'learners',
  name: 'identity_reading',
  comment:
    'Purpose: account for readings of civil identity outside daily work (GDPR, art. 5-2). Retention: as the civil identity.',
})
@Check('identity_reading_has_reason', `length(btrim("reason")) >= 10`)
export class IdentityReading {
  @PrimaryColumn('uuid') id: string;
  @Index('identity_reading_learner_idx')
  @Column('uuid', { name: 'learner_id' })
  learnerId: string;
  @Index('identity_reading_civil_identity_idx')
  @Column('uuid', { name: 'civil_identity_id' })
  civilIdentityId: string;
  @ManyToOne(() => RecordedIdentity)
  @JoinColumn({ name: 'civil_identity_id', foreignKeyConstraintName: 'identity_reading_civil_identity_fk' })
  civilIdentity: Relation<RecordedIdentity>;
  @Column('text') reason: string;
  @Column('timestamptz', { name: 'read_at' }) readAt: Date;
  @Column('uuid', { name: 'read_by' }) readBy: string;
}
