import { Column, Entity, PrimaryColumn } from 'typeorm';

/** That one receiver has had one event: written with the receiver's own changes, so that each takes effect once. */
@Entity({
  schema: 'platform',
  name: 'event_receipt',
  comment: 'Purpose: each event takes effect once per receiver. Retention: 30 days.',
})
export class EventReceipt {
  @PrimaryColumn('text') receiver: string;
  @PrimaryColumn('bigint') position: number;
  @Column('timestamptz', { name: 'received_at', default: () => 'now()' }) receivedAt: Date;
}
