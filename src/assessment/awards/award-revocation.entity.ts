import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Award } from './award.entity.js';

/** That a title was taken back, and why. Never edited. */
@Entity({
  schema: 'assessment',
  name: 'award_revocation',
  comment: 'Purpose: why a title is no longer held. Retention: for good, as the award.',
})
export class AwardRevocation {
  @PrimaryColumn('uuid', { name: 'award_id' }) awardId: string;
  @ManyToOne(() => Award)
  @JoinColumn({ name: 'award_id', foreignKeyConstraintName: 'award_revocation_award_fk' })
  award: Relation<Award>;
  @Column('text') reason: string;
  @Column('timestamptz', { name: 'revoked_at' }) revokedAt: Date;
  @Column('uuid', { name: 'revoked_by' }) revokedBy: string;
}
