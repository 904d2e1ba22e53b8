import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation, Unique } from 'typeorm';
import { Jury } from './jury.entity.js';
import type { MinutesContent } from './minutes.types.js';

/** The minutes of a jury, sealed: what was decided, whole, with its digest. Never edited. */
@Entity({
  schema: 'assessment',
  name: 'minutes',
  comment: 'Purpose: the proof of what a jury decided. Retention: for good, as the originals of minutes.',
})
@Unique('minutes_once_per_jury', ['juryId'])
@Unique('minutes_number_once', ['number'])
export class Minutes {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'jury_id' }) juryId: string;
  @ManyToOne(() => Jury)
  @JoinColumn({ name: 'jury_id', foreignKeyConstraintName: 'minutes_jury_fk' })
  jury: Relation<Jury>;
  /** `PV-2027-0001`, without gaps in its year. */
  @Column('text') number: string;
  @Column('jsonb') content: MinutesContent;
  /** SHA-256 of the canonical JSON of the content, in hexadecimal. */
  @Column('text') sha256: string;
  @Column('timestamptz', { name: 'sealed_at' }) sealedAt: Date;
  @Column('uuid', { name: 'sealed_by' }) sealedBy: string;
}
