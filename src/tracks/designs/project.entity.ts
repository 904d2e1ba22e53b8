import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation, Unique } from 'typeorm';
import { Design } from './design.entity.js';

/** One project of a design: what the learner makes, for about how long, at which level. */
@Entity({
  schema: 'tracks',
  name: 'project',
  comment: 'Purpose: what the learners of a design work on. Retention: as the design.',
})
@Unique('project_code_once_per_design', ['designId', 'code'])
@Unique('project_position_once_per_design', ['designId', 'position'])
@Check('project_hours_bounded', `"estimated_hours" >= 1 AND "estimated_hours" <= 1000`)
@Check('project_level_bounded', `"level" >= 1 AND "level" <= 3`)
export class Project {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'design_id' }) designId: string;
  @ManyToOne(() => Design)
  @JoinColumn({ name: 'design_id', foreignKeyConstraintName: 'project_design_fk' })
  design: Relation<Design>;
  /** Short, once per design: `P1`. */
  @Column('text') code: string;
  @Column('int') position: number;
  @Column('text') name: string;
  @Column('text') brief: string;
  @Column('int', { name: 'estimated_hours' }) estimatedHours: number;
  /** 1 for a beginner, 3 for the end of the track; a mentor is assigned up to a level. */
  @Column('int') level: number;
}
