import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { JuryMember } from './jury-member.entity.js';

/** That a member is qualified for a title, and what shows it: the CV on file, the years in the trade. */
@Entity({
  schema: 'assessment',
  name: 'jury_qualification',
  comment: 'Purpose: proof that a jury was qualified for its title. Retention: as the member.',
})
@Index('jury_qualification_once_per_title', ['memberId', 'titleCode'], { unique: true })
export class JuryQualification {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'member_id' }) memberId: string;
  @ManyToOne(() => JuryMember)
  @JoinColumn({ name: 'member_id', foreignKeyConstraintName: 'jury_qualification_member_fk' })
  member: Relation<JuryMember>;
  /** The code of the register, `RNCP37873`: whoever is qualified for one version is for the next. */
  @Column('text', { name: 'title_code' }) titleCode: string;
  @Column('text') evidence: string;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt: Date;
  @Column('uuid', { name: 'recorded_by' }) recordedBy: string;
}
