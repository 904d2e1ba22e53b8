import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation, Unique } from 'typeorm';
import { Declaration } from './declaration.entity.js';

/** That somebody read back a receipt of the Caisse des Dépôts which said something new. */
@Entity({
  schema: 'compliance',
  name: 'declaration_receipt',
  comment: 'Purpose: where the answers to declared awards come from. Retention: for good.',
})
@Unique('declaration_receipt_once', ['declarationId', 'fileSha256'])
export class DeclarationReceipt {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'declaration_id' }) declarationId: string;
  @ManyToOne(() => Declaration)
  @JoinColumn({ name: 'declaration_id', foreignKeyConstraintName: 'declaration_receipt_declaration_fk' })
  declaration: Relation<Declaration>;
  @Column('text', { name: 'treatment_id' }) treatmentId: string;
  @Column('text', { name: 'file_sha256' }) fileSha256: string;
  @Column('int') accepted: number;
  @Column('int') rejected: number;
  @Column('timestamptz', { name: 'read_at' }) readAt: Date;
  @Column('uuid', { name: 'read_by' }) readBy: string;
}
