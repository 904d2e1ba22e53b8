import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { JuryMember } from './jury-member.entity.js';
import { Jury } from './jury.entity.js';

/** That a member was convened to a jury. */
@Entity({
  schema: 'assessment',
  name: 'jury_seat',
  comment: 'Purpose: who was convened to a jury. Retention: as the jury.',
})
@Index('jury_seat_member_idx', ['memberId'])
export class JurySeat {
  @PrimaryColumn('uuid', { name: 'jury_id' }) juryId: string;
  @ManyToOne(() => Jury)
  @JoinColumn({ name: 'jury_id', foreignKeyConstraintName: 'jury_seat_jury_fk' })
  jury: Relation<Jury>;
  @PrimaryColumn('uuid', { name: 'member_id' }) memberId: string;
  @ManyToOne(() => JuryMember)
  @JoinColumn({ name: 'member_id', foreignKeyConstraintName: 'jury_seat_member_fk' })
  member: Relation<JuryMember>;
  /** The order of the convocation; a stand-in for the president is found by it. */
  @Column('int') position: number;
}
