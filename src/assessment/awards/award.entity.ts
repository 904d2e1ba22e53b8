import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

/** That a title was awarded to a learner. The number and the facts are never edited. */
@Entity({
  schema: 'assessment',
  name: 'award',
  comment: 'Purpose: the register of awarded titles (L6113-8). Retention: for good; it outlives erasure.',
})
@Unique('award_number_once', ['number'])
@Index('award_once_per_enrolment_and_title', ['enrolmentId', 'titleVersionId'], {
  unique: true,
  where: `state = 'issued'`,
})
@Index('award_issued_idx', ['issuedOn', 'id'])
@Index('award_learner_idx', ['learnerId'])
@Check('award_state_known', `"state" IN ('issued', 'revoked')`)
export class Award {
  @PrimaryColumn('uuid') id: string;
  /** `2027-000123`, without gaps in its year. */
  @Column('text') number: string;
  @ForeignKey('Enrolment', { name: 'award_enrolment_fk' })
  @Column('uuid', { name: 'enrolment_id' })
  enrolmentId: string;
  @Column('uuid', { name: 'learner_id' }) learnerId: string;
  @ForeignKey('TitleVersion', { name: 'award_title_version_fk' })
  @Column('uuid', { name: 'title_version_id' })
  titleVersionId: string;
  @ForeignKey('Jury', { name: 'award_jury_fk' })
  @Column('uuid', { name: 'jury_id' })
  juryId: string;
  @ForeignKey('JuryCase', { name: 'award_case_fk' })
  @Column('uuid', { name: 'case_id' })
  caseId: string;
  @Column('date', { name: 'issued_on' }) issuedOn: string;
  @Column('timestamptz', { name: 'issued_at' }) issuedAt: Date;
  @Column('uuid', { name: 'issued_by' }) issuedBy: string;
  @Column('text') state: 'issued' | 'revoked';
}
