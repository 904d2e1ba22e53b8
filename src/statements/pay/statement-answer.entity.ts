import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';

export type AnswerKind = 'approved' | 'disputed' | 'replied';

/** What was said of a statement: approved or disputed by its mentor, replied to by an officer. Never edited. */
@Entity({
  schema: 'statements',
  name: 'statement_answer',
  comment: 'Purpose: that a mentor agreed with what is paid, or not. Retention: 10 years, with the accounts.',
})
@Check('statement_answer_kind_known', `"kind" IN ('approved', 'disputed', 'replied')`)
@Check('statement_answer_has_words', `("kind" = 'approved') = ("words" IS NULL)`)
@Unique('statement_answer_once', ['statementId', 'kind'])
export class StatementAnswer {
  @PrimaryColumn('uuid') id: string;
  @ForeignKey('MentorStatement', { name: 'statement_answer_statement_fk' })
  @Column('uuid', { name: 'statement_id' })
  statementId: string;
  @Column('text') kind: AnswerKind;
  @Column('text', { nullable: true }) words: string | null;
  @Column('timestamptz', { name: 'said_at' }) saidAt: Date;
  @Column('uuid', { name: 'said_by' }) saidBy: string;
}
