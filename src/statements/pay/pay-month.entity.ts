import { Check, Column, Entity, Exclusion, Index, PrimaryColumn } from 'typeorm';

export type PayMonthState = 'issuing' | 'issued' | 'closed';

/** A month of which mentors get their statements: being issued, issued, closed. */
@Entity({
  schema: 'statements',
  name: 'pay_month',
  comment: 'Purpose: which months were stated to mentors and are closed. Retention: 10 years, with the accounts.',
})
@Check('pay_month_known', `"month" ~ '^20[0-9]{2}-(0[1-9]|1[0-2])$'`)
@Check('pay_month_state_known', `"state" IN ('issuing', 'issued', 'closed')`)
@Check('pay_month_closed_since', `("state" = 'closed') = ("closed_at" IS NOT NULL)`)
@Exclusion('pay_month_one_open', `USING btree ((true) WITH =) WHERE (closed_at IS NULL)`)
export class PayMonth {
  @PrimaryColumn('uuid') id: string;
  @Index('pay_month_once', { unique: true })
  @Column('text')
  month: string;
  @Column('text') state: PayMonthState;
  /** The mentor up to whom statements were issued, while they are. */
  @Column('uuid', { name: 'done_up_to', nullable: true }) doneUpTo: string | null;
  @Column('timestamptz', { name: 'issued_at' }) issuedAt: Date;
  @Column('uuid', { name: 'issued_by' }) issuedBy: string;
  @Column('timestamptz', { name: 'closed_at', nullable: true }) closedAt: Date | null;
  @Column('uuid', { name: 'closed_by', nullable: true }) closedBy: string | null;
}
