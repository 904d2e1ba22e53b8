import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { DeclaredPassage } from '../declarations/declared-passage.entity.js';
import { WITHDRAWAL_WAYS, type WithdrawalWay } from './withdrawals.types.js';

/** That the Caisse des Dépôts was told to take back what had been declared of a revoked title. Never edited. */
@Entity({
  schema: 'compliance',
  name: 'withdrawal',
  comment: 'Purpose: proof that the State was told of a revoked title (R6113-17-2). Retention: for good.',
})
@Check('withdrawal_way_known', `"way" IN (${WITHDRAWAL_WAYS.map((way) => `'${way}'`).join(', ')})`)
export class Withdrawal {
  @PrimaryColumn('uuid', { name: 'passage_id' }) passageId: string;
  @ManyToOne(() => DeclaredPassage)
  @JoinColumn({ name: 'passage_id', foreignKeyConstraintName: 'withdrawal_passage_fk' })
  passage: Relation<DeclaredPassage>;
  @Column('text') way: WithdrawalWay;
  /** The day on which it was told, in France. */
  @Column('date', { name: 'told_on' }) toldOn: string;
  /** By what the Caisse des Dépôts knows it: a number of request, the name of the file. */
  @Column('text') reference: string;
  @Column('timestamptz', { name: 'told_at' }) toldAt: Date;
  @Column('uuid', { name: 'told_by' }) toldBy: string;
}
