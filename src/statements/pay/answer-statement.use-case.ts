import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import { type Actor, hasRole } from '../../platform/kernel/actor.js';
import { type Decision, refuseUnless } from '../../platform/kernel/decision.js';
import { newId } from '../../platform/kernel/id.js';
import { StatementNotAnswerable, StatementUnknown } from '../statements.errors.js';
import type { StatementAnswered } from '../statements.events.js';
import { IssueStatement } from './issue-statement.js';
import { MentorStatement } from './mentor-statement.entity.js';
import { STANDING_STATEMENTS } from './month-cases.queries.js';
import { PayMonth } from './pay-month.entity.js';
import { type AnswerKind, StatementAnswer } from './statement-answer.entity.js';
import { type AnsweringFacts, mayApprove, mayDispute, mayReply } from './statement.rules.js';

/** Keeps what is said of a statement: its mentor approves or disputes it, an officer replies. */
@Injectable()
export class AnswerStatement {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly issueStatement: IssueStatement,
  ) {}

  /** Throws `StatementUnknown` for one that is not the mentor's own. */
  approve({ statementId }: { statementId: string }, actor: Actor): Promise<void> {
    return this.db.transaction(async () => {
      const statement = await this.held(statementId);
      if (statement.mentorId !== actor.id) throw new StatementUnknown(statementId);
      await this.keep(statement, { kind: 'approved', words: null, decide: mayApprove }, actor);
    });
  }

  /** Throws `StatementUnknown` for one that is not the mentor's own. */
  dispute({ statementId, words }: { statementId: string; words: string }, actor: Actor): Promise<void> {
    return this.db.transaction(async () => {
      const statement = await this.held(statementId);
      if (statement.mentorId !== actor.id) throw new StatementUnknown(statementId);
      await this.keep(statement, { kind: 'disputed', words, decide: mayDispute }, actor);
    });
  }

  /** Replies to a dispute; where the facts say otherwise by now, another version is issued. */
  reply({ statementId, words }: { statementId: string; words: string }, actor: Actor): Promise<{ reissued: boolean }> {
    return this.db.transaction(async () => {
      const statement = await this.held(statementId);
      if (!hasRole(actor, 'officer')) throw new StatementUnknown(statementId);
      await this.keep(statement, { kind: 'replied', words, decide: mayReply }, actor);
      return { reissued: await this.issueStatement.again(statement.month, statement.mentorId, actor) };
    });
  }

  /** The statement, with the locks of its mentor and its month, so that nothing is said of a month that closes. */
  private async held(statementId: string): Promise<MentorStatement> {
    const statement = await this.db.of(MentorStatement).findOneBy({ id: statementId });
    if (!statement) throw new StatementUnknown(statementId);
    await this.db.lock(`mentor ${statement.mentorId}`, `statements of ${statement.month}`);
    return statement;
  }

  private async keep(
    { id: statementId, month, mentorId }: MentorStatement,
    { kind, words, decide }: { kind: AnswerKind; words: string | null; decide: (facts: AnsweringFacts) => Decision },
    actor: Actor,
  ): Promise<void> {
    refuseUnless(decide(await this.factsOf(statementId, month)), (checks) => new StatementNotAnswerable(checks));
    const saidAt = (await this.clock.now()).toJSDate();
    await this.db.of(StatementAnswer).insert({ id: newId(), statementId, kind, words, saidAt, saidBy: actor.id });
    await this.events.record<StatementAnswered>(
      { name: `statements.statement-${kind}`, subject: statementId, data: { statementId, month, mentorId } },
      actor,
    );
  }

  private async factsOf(statementId: string, month: string): Promise<AnsweringFacts> {
    const standing = await this.db.one<Omit<AnsweringFacts, 'isStanding' | 'isMonthClosed'>>(
      `SELECT approved, disputed, replied FROM (${STANDING_STATEMENTS} AND s.id = $1) standing`,
      [statementId],
    );
    const isMonthClosed = await this.db.of(PayMonth).existsBy({ month, state: 'closed' });
    const said = standing ?? { approved: false, disputed: false, replied: false };
    return { ...said, isStanding: standing !== null, isMonthClosed };
  }
}
