import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { Expiring, WarningOutcome } from './expiry.types.js';

/** That officers were warned of the end of a title, so many months ahead; once for each. */
@Entity({
  schema: 'competence_blocks',
  name: 'expiry_warning',
  comment: 'Purpose: that officers were told in time that a title ends, once each. Retention: as the title.',
})
@Check('expiry_warning_of_what', `"ending" IN ('entry', 'award')`)
@Check('expiry_warning_outcome', `"outcome" IN ('sent', 'passed')`)
@Check('expiry_warning_ahead', `"months" >= 1`)
export class ExpiryWarning {
  @ForeignKey('TitleVersion', { name: 'expiry_warning_title_fk' })
  @PrimaryColumn('uuid', { name: 'title_version_id' })
  titleVersionId: string;
  @PrimaryColumn('text') ending: Expiring;
  @PrimaryColumn('int') months: number;
  @Column('date', { name: 'ends_on' }) endsOn: string;
  @Column('text') outcome: WarningOutcome;
  @Column('timestamptz', { name: 'noted_at' }) notedAt: Date;
}
