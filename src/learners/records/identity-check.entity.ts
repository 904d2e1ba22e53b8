import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import type { IdentityDocument } from './civil-identity.types.js';
import { RecordedIdentity } from './recorded-identity.entity.js';

/** That somebody compared one recorded identity with a document. A later correction is not covered by it. */
@Entity({
  schema: 'learners',
  name: 'identity_check',
  comment: 'Purpose: proof that a candidate’s identity was verified before the jury. Retention: as the civil identity.',
})
@Check('identity_check_document_known', `"document" IN ('identity-card', 'passport', 'residence-permit')`)
export class IdentityCheck {
  @PrimaryColumn('uuid') id: string;
  @Index('identity_check_learner_idx')
  @Column('uuid', { name: 'learner_id' })
  learnerId: string;
  @Index('identity_check_civil_identity_idx')
  @Column('uuid', { name: 'civil_identity_id' })
  civilIdentityId: string;
  @ManyToOne(() => RecordedIdentity)
  @JoinColumn({ name: 'civil_identity_id', foreignKeyConstraintName: 'identity_check_civil_identity_fk' })
  civilIdentity: Relation<RecordedIdentity>;
  @Column('text') document: IdentityDocument;
  /** The day on which the document was looked at. */
  @Column('date', { name: 'checked_on' }) checkedOn: string;
  @Column('timestamptz', { name: 'checked_at' }) checkedAt: Date;
  @Column('uuid', { name: 'checked_by' }) checkedBy: string;
}
