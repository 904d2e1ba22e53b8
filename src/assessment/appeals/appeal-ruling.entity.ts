import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation, Unique } from 'typeorm';
import { Appeal } from './appeal.entity.js';

/** Whether an appeal is admissible, and why. Never edited. */
@Entity({
  schema: 'assessment',
  name: 'appeal_ruling',
  comment: 'Purpose: what became of an appeal, and why. Retention: for good, as the appeal.',
})
@Unique('appeal_ruling_once', ['appealId'])
export class AppealRuling {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'appeal_id' }) appealId: string;
  @ManyToOne(() => Appeal)
  @JoinColumn({ name: 'appeal_id', foreignKeyConstraintName: 'appeal_ruling_appeal_fk' })
  appeal: Relation<Appeal>;
  @Column('boolean') admissible: boolean;
  @Column('text') reason: string;
  @Column('timestamptz', { name: 'ruled_at' }) ruledAt: Date;
  @Column('uuid', { name: 'ruled_by' }) ruledBy: string;
}
