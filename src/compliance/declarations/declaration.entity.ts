import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { DeclarationState } from './declarations.types.js';

/** One file for the Caisse des Dépôts: the awards of a period, as they were sent. */
@Entity({
  schema: 'compliance',
  name: 'declaration',
  comment: 'Purpose: proof that awards were declared to the State in time (R6113-17-2). Retention: for good.',
})
@Check('declaration_state_known', `"state" IN ('sent', 'answered')`)
@Check('declaration_period_runs_forward', `"period_from_on" <= "period_until_on"`)
@Check('declaration_has_passages', `"passages" > 0`)
export class Declaration {
  @PrimaryColumn('uuid') id: string;
  /** What the receipt names the file by. */
  @Index('declaration_flow_once', { unique: true })
  @Column('text', { name: 'flow_id' })
  flowId: string;
  @Column('date', { name: 'period_from_on' }) periodFromOn: string;
  @Column('date', { name: 'period_until_on' }) periodUntilOn: string;
  @Column('timestamptz', { name: 'made_at' }) madeAt: Date;
  @Column('uuid', { name: 'made_by' }) madeBy: string;
  @Column('text', { name: 'file_sha256' }) fileSha256: string;
  @Column('bigint', { name: 'byte_count' }) byteCount: number;
  @Column('int') passages: number;
  @Column('text') state: DeclarationState;
}
