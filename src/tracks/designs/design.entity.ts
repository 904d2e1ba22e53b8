import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import type { DesignState } from './design.types.js';

/** The path through one version of a title: its projects and what each proves. It never changes once it is published. */
@Entity({
  schema: 'tracks',
  name: 'design',
  comment:
    'Purpose: the path that learners of a title follow. Retention: as long as an enrolment pinned to it is kept.',
})
@Unique('design_version_once_per_name', ['titleVersionId', 'name', 'version'])
@Check('design_state_known', `"state" IN ('draft', 'published', 'retired')`)
@Check('design_published_since', `("state" = 'draft') = ("published_at" IS NULL)`)
@Check('design_retired_since', `("state" = 'retired') = ("retired_at" IS NOT NULL)`)
export class Design {
  @PrimaryColumn('uuid') id: string;
  @ForeignKey('TitleVersion', { name: 'design_title_version_fk' })
  @Column('uuid', { name: 'title_version_id' })
  titleVersionId: string;
  @Column('text') name: string;
  @Column('int') version: number;
  @Column('text') state: DesignState;
  /** How often the draft was written anew; whoever writes says which one they saw. */
  @Column('int', { default: 0 }) revision: number;
  @Column('timestamptz', { name: 'drafted_at' }) draftedAt: Date;
  @Column('uuid', { name: 'drafted_by' }) draftedBy: string;
  @Column('timestamptz', { name: 'published_at', nullable: true }) publishedAt: Date | null;
  @Column('uuid', { name: 'published_by', nullable: true }) publishedBy: string | null;
  @Column('timestamptz', { name: 'retired_at', nullable: true }) retiredAt: Date | null;
  @Column('uuid', { name: 'retired_by', nullable: true }) retiredBy: string | null;
}
