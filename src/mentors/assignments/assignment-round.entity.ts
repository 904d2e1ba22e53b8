import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PairResult } from './assignments.types.js';

/** That an advisor published pairs in one go, with what became of each. */
@Entity({
  schema: 'mentors',
  name: 'assignment_round',
  comment: 'Purpose: who decided which pairs at once, and why some were refused. Retention: 1 year.',
})
export class AssignmentRound {
  @PrimaryColumn('uuid') id: string;
  @Column('date', { name: 'from_on' }) fromOn: string;
  @Column('jsonb') results: PairResult[];
  @Column('timestamptz', { name: 'published_at' }) publishedAt: Date;
  @Column('uuid', { name: 'published_by' }) publishedBy: string;
}
