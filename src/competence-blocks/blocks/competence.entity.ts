import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import type { EvaluationMode } from './curation.types.js';

/** One competence of a block, split from the official wording and put in order by an officer. */
@Entity({
  schema: 'competence_blocks',
  name: 'competence',
  comment: 'Purpose: what a learner has to master in a block. Retention: as the title.',
})
@Check('competence_evaluation_mode', `"evaluation_mode" IN ('simulation', 'project', 'oral', 'written', 'portfolio')`)
@Unique('competence_place_once_in_a_block', ['blockId', 'position'])
export class Competence {
  @PrimaryColumn('uuid') id: string;
  @ForeignKey('Block', { name: 'competence_block_fk' })
  @Column('uuid', { name: 'block_id' })
  blockId: string;
  @Column('text') code: string;
  @Column('text') name: string;
  @Column('int') position: number;
  @Column('text', { name: 'evaluation_mode', nullable: true }) evaluationMode: EvaluationMode | null;
}
