import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** The mark of a demo world in this database: of which seed, made when, and whether it is whole. */
@Entity({
  schema: 'demo',
  name: 'world',
  comment: 'Purpose: tells a demo world from real data. Retention: until the demo world is reset.',
})
@Check('world_alone', `"id" = 1`)
export class DemoWorld {
  /** Always 1: a database holds one world. */
  @PrimaryColumn('int') id: number;
  @Column('int') seed: number;
  @Column('timestamptz', { name: 'begun_at' }) begunAt: Date;
  /** The day on which the story ends, which is the day on which the world was made. */
  @Column('date', { name: 'made_on' }) madeOn: string;
  /** Null for a world whose making was interrupted. */
  @Column('timestamptz', { name: 'finished_at', nullable: true }) finishedAt: Date | null;
}
