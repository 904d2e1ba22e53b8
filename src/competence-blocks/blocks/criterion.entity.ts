import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';

/** What a competence is judged by: met or not met, nothing between. */
@Entity({
  schema: 'competence_blocks',
  name: 'criterion',
  comment: 'Purpose: what an evaluator judges. Retention: as the title.',
})
@Unique('criterion_place_once_in_a_competence', ['competenceId', 'position'])
export class Criterion {
  @PrimaryColumn('uuid') id: string;
  @ForeignKey('Competence', { name: 'criterion_competence_fk' })
  @Column('uuid', { name: 'competence_id' })
  competenceId: string;
  @Column('text') code: string;
  @Column('text') name: string;
  @Column('int') position: number;
}
