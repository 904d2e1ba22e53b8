import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** What a learner asks of a mentor. */
@Entity({
  schema: 'mentors',
  name: 'wish',
  comment: 'Purpose: a mentor who suits the learner. Retention: until the end of the track; taken back at will.',
})
@Check('wish_names_a_language', `cardinality("languages") >= 1`)
export class Wish {
  @ForeignKey('Enrolment', { name: 'wish_enrolment_fk' })
  @PrimaryColumn('uuid', { name: 'enrolment_id' })
  enrolmentId: string;
  /** Codes of languages (ISO 639-1) in which they are accompanied. */
  @Column('text', { array: true }) languages: string[];
  /** Asks for a mentor who accompanies people with a disability; says nothing of which. */
  @Column('boolean', { name: 'asks_for_arrangement' }) asksForArrangement: boolean;
  @Column('timestamptz', { name: 'told_at' }) toldAt: Date;
  @Column('uuid', { name: 'told_by' }) toldBy: string;
}
