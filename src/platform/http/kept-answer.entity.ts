import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What was answered to a request that named itself by a key, written with the change that it made. */
@Entity({
  schema: 'platform',
  name: 'kept_answer',
  comment: 'Purpose: a request that is sent again takes effect once. Retention: 24 hours.',
})
@Index('kept_answer_by_age', ['keptAt'])
export class KeptAnswer {
  @PrimaryColumn('uuid', { name: 'account_id' }) accountId: string;
  @PrimaryColumn('text') key: string;
  /** SHA-256 of the method, the address and the body. */
  @Column('text', { name: 'request_hash' }) requestHash: string;
  /** JSON, as it was answered to the letter. */
  @Column('text', { nullable: true }) answer: string | null;
  @Column('timestamptz', { name: 'kept_at', default: () => 'now()' }) keptAt: Date;
}
