import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** The last number that was given in a series of a year; its row is locked until the number is written. */
@Entity({
  schema: 'assessment',
  name: 'number_series',
  comment: 'Purpose: numbers of juries, minutes and awards without gaps. Retention: for good.',
})
@Check('number_series_known', `"series" IN ('jury', 'minutes', 'award')`)
export class NumberSeries {
  @PrimaryColumn('text') series: string;
  @PrimaryColumn('int') year: number;
  @Column('int') last: number;
}
