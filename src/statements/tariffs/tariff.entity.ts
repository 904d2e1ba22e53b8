import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What sessions are paid from a month on. Never edited: one set later for the same month takes its place. */
@Entity({
  schema: 'statements',
  name: 'tariff',
  comment: 'Purpose: what mentors are paid a session. Retention: 10 years, with the accounts.',
})
@Check('tariff_month_known', `"from_month" ~ '^20[0-9]{2}-(0[1-9]|1[0-2])$'`)
@Check('tariff_rates_known', `"level1_cents" >= 0 AND "level2_cents" >= 0 AND "level3_cents" >= 0`)
@Check('tariff_share_known', `"lost_percent" >= 0 AND "lost_percent" <= 100`)
@Check('tariff_days_known', `"approval_days" >= 1 AND "approval_days" <= 60`)
@Index('tariff_month_idx', ['fromMonth', 'setAt'])
export class TariffRow {
  @PrimaryColumn('uuid') id: string;
  @Column('text', { name: 'from_month' }) fromMonth: string;
  @Column('int', { name: 'level1_cents' }) level1Cents: number;
  @Column('int', { name: 'level2_cents' }) level2Cents: number;
  @Column('int', { name: 'level3_cents' }) level3Cents: number;
  @Column('int', { name: 'lost_percent' }) lostPercent: number;
  @Column('int', { name: 'approval_days' }) approvalDays: number;
  @Column('timestamptz', { name: 'set_at' }) setAt: Date;
  @Column('uuid', { name: 'set_by' }) setBy: string;
}
