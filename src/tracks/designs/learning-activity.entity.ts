import {
  Check,
  Column,
  Entity,
  ForeignKey,
  JoinColumn,
  ManyToOne,
  PrimaryColumn,
  type Relation,
  Unique,
} from 'typeorm';
import type { ActivityKind, Completion, TextLanguage } from './activity.types.js';
import { Project } from './project.entity.js';

/** Something to learn from for a project: a course, a text, an exercise, at a link or as a file. */
@Entity({
  schema: 'tracks',
  name: 'learning_activity',
  comment: 'Purpose: what learners of a project learn from, and for how long. Retention: as the design.',
})
@Unique('learning_activity_position_once', ['projectId', 'position'])
@Check('learning_activity_kind', `"kind" IN ('course', 'reading', 'exercise')`)
@Check('learning_activity_completion', `"completion" IN ('declared', 'quiz', 'mentor', 'deliverable')`)
@Check('learning_activity_minutes_bounded', `"minutes" >= 5 AND "minutes" <= 6000`)
@Check(
  'learning_activity_languages',
  `cardinality("languages") >= 1 AND "languages" <@ ARRAY['fr', 'en', 'es']::text[]`,
)
@Check('learning_activity_at_one_place', `("url" IS NULL) <> ("file_id" IS NULL)`)
export class LearningActivity {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'project_id' }) projectId: string;
  @ManyToOne(() => Project)
  @JoinColumn({ name: 'project_id', foreignKeyConstraintName: 'learning_activity_project_fk' })
  project: Relation<Project>;
  @Column('int') position: number;
  @Column('text') kind: ActivityKind;
  @Column('text') name: string;
  @Column('text', { array: true }) languages: TextLanguage[];
  @Column('int') minutes: number;
  @Column('text') completion: Completion;
  @Column('text', { nullable: true }) url: string | null;
  @ForeignKey('ActivityFile', { name: 'learning_activity_file_fk' })
  @Column('uuid', { name: 'file_id', nullable: true })
  fileId: string | null;
}
