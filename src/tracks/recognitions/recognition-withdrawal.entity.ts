import { Column, Entity, JoinColumn, OneToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Recognition } from './recognition.entity.js';

/** That a recognition counts no more, and why. Never edited. */
@Entity({
  schema: 'tracks',
  name: 'recognition_withdrawal',
  comment: 'Purpose: why a recognition counts no more. Retention: as the recognition.',
})
export class RecognitionWithdrawal {
  @PrimaryColumn('uuid', { name: 'recognition_id' }) recognitionId: string;
  @OneToOne(() => Recognition)
  @JoinColumn({ name: 'recognition_id', foreignKeyConstraintName: 'recognition_withdrawal_recognition_fk' })
  recognition: Relation<Recognition>;
  @Column('text') reason: string;
  @Column('timestamptz', { name: 'withdrawn_at' }) withdrawnAt: Date;
  @Column('uuid', { name: 'withdrawn_by' }) withdrawnBy: string;
}
