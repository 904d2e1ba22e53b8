import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation, Unique } from 'typeorm';
import type { CivilIdentity, Sex } from './civil-identity.types.js';
import { Learner } from './learner.entity.js';

/** The civil identity of a learner as somebody recorded it. A correction is a new row that supersedes one. */
@Entity({
  schema: 'learners',
  name: 'civil_identity',
  comment:
    'Purpose: to be recognised by the State’s register (L6113-8). Retention: until the awards are declared and the learner asks for erasure.',
})
@Unique('civil_identity_superseded_once', ['supersedesId'])
@Index('civil_identity_one_first_per_learner', ['learnerId'], { unique: true, where: 'supersedes_id IS NULL' })
@Check('civil_identity_correction_has_reason', `("supersedes_id" IS NULL) = ("reason" IS NULL)`)
@Check('civil_identity_sex_known', `"sex" IN ('F', 'M')`)
@Check('civil_identity_day_with_month', `"birth_month" IS NOT NULL OR "birth_day" IS NULL`)
@Check('civil_identity_born_since_1900', `"birth_year" >= 1900`)
export class RecordedIdentity implements CivilIdentity {
  @PrimaryColumn('uuid') id: string;
  @Index('civil_identity_learner_idx')
  @Column('uuid', { name: 'learner_id' })
  learnerId: string;
  @ManyToOne(() => Learner)
  @JoinColumn({ name: 'learner_id', foreignKeyConstraintName: 'civil_identity_learner_fk' })
  learner: Relation<Learner>;
  @Column('text', { name: 'birth_name' }) birthName: string;
  @Column('text', { name: 'usage_name', nullable: true }) usageName: string | null;
  @Column('text', { name: 'first_name' }) firstName: string;
  @Column('text', { name: 'second_name', nullable: true }) secondName: string | null;
  @Column('text', { name: 'third_name', nullable: true }) thirdName: string | null;
  @Column('text') sex: Sex;
  @Column('int', { name: 'birth_year' }) birthYear: number;
  @Column('int', { name: 'birth_month', nullable: true }) birthMonth: number | null;
  @Column('int', { name: 'birth_day', nullable: true }) birthDay: number | null;
  @Column('text', { name: 'birth_insee_code', nullable: true }) birthInseeCode: string | null;
  @Column('text', { name: 'birth_postal_code', nullable: true }) birthPostalCode: string | null;
  @Column('text', { name: 'birth_place', nullable: true }) birthPlace: string | null;
  @Column('text', { name: 'birth_country_code', nullable: true }) birthCountryCode: string | null;
  @Column('text', { name: 'birth_country', nullable: true }) birthCountry: string | null;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt: Date;
  @Column('uuid', { name: 'recorded_by' }) recordedBy: string;
  @Column('uuid', { name: 'supersedes_id', nullable: true }) supersedesId: string | null;
  @ManyToOne(() => RecordedIdentity)
  @JoinColumn({ name: 'supersedes_id', foreignKeyConstraintName: 'civil_identity_supersedes_fk' })
  supersedes: Relation<RecordedIdentity> | null;
  @Column('text', { nullable: true }) reason: string | null;
}
