import { Check, Column, Entity, ForeignKey, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { JuryMember } from './jury-member.entity.js';
import type { JuryMode, JuryNumbers, JuryState } from './jury.types.js';

/** One sitting of a jury for one title: convened, deliberated, sealed with its minutes. */
@Entity({
  schema: 'assessment',
  name: 'jury',
  comment: 'Purpose: that a title was awarded by a regular jury. Retention: for good, as the awards that rest on it.',
})
@Check('jury_state_known', `"state" IN ('convened', 'deliberated', 'sealed')`)
@Check('jury_mode_known', `"mode" IN ('on-site', 'remote', 'mixed')`)
@Check('jury_deliberated_since', `("state" = 'convened') = ("deliberated_at" IS NULL)`)
@Index('jury_held_idx', ['heldAt'])
export class Jury {
  @PrimaryColumn('uuid') id: string;
  /** `J-2027-0001`, without gaps in its year. */
  @Index('jury_number_once', { unique: true })
  @Column('text')
  number: string;
  @ForeignKey('TitleVersion', { name: 'jury_title_version_fk' })
  @Column('uuid', { name: 'title_version_id' })
  titleVersionId: string;
  @Column('timestamptz', { name: 'held_at' }) heldAt: Date;
  /** The day of `heldAt` in the jury's zone. */
  @Column('date', { name: 'held_on' }) heldOn: string;
  @Column('text') zone: string;
  @Column('text') place: string;
  @Column('text') mode: JuryMode;
  @Column('uuid', { name: 'president_id' }) presidentId: string;
  @ManyToOne(() => JuryMember)
  @JoinColumn({ name: 'president_id', foreignKeyConstraintName: 'jury_president_fk' })
  president: Relation<JuryMember>;
  /** The strictest numbers of the candidates' rulebooks, as they were when the jury was convened. */
  @Column('jsonb') numbers: JuryNumbers;
  @Column('text') state: JuryState;
  @Column('timestamptz', { name: 'convened_at' }) convenedAt: Date;
  @Column('date', { name: 'convened_on' }) convenedOn: string;
  @Column('uuid', { name: 'convened_by' }) convenedBy: string;
  @Column('timestamptz', { name: 'deliberated_at', nullable: true }) deliberatedAt: Date | null;
}
