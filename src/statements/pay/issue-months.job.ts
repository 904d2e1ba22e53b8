import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { IssueStatement } from './issue-statement.js';
import { PayMonth } from './pay-month.entity.js';

const ISSUE_MONTH = 'issue-month';
const MENTORS_A_TURN = 50;

/** Issues the statements of a month, some mentors at a time; stopped anywhere, it goes on from there. */
@Injectable()
export class IssueMonthsJob implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly jobs: Jobs,
    private readonly issueStatement: IssueStatement,
  ) {}

  onModuleInit(): void {
    this.jobs.define(ISSUE_MONTH, (payload) => this.goOn((payload as { month: string }).month));
    this.jobs.every('issue-months', '*/5 * * * *', () => this.goOnWithAll());
  }

  /** Asks for the work with the commit of the transaction. */
  async begin(month: string): Promise<void> {
    await this.jobs.soon(ISSUE_MONTH, { month });
  }

  private async goOnWithAll(): Promise<void> {
    const atWork = await this.db.of(PayMonth).find({ where: { state: 'issuing' }, order: { month: 'ASC' } });
    for (const { month } of atWork) await this.goOn(month);
  }

  private async goOn(month: string): Promise<void> {
    while (await this.turn(month));
  }

  /** Answers whether there is more to do. */
  private async turn(month: string): Promise<boolean> {
    const payMonth = await this.db.of(PayMonth).findOneBy({ month, state: 'issuing' });
    if (!payMonth) return false;
    const mentors = await this.db.sql<{ id: string }>(
      `SELECT m.id FROM mentors.pub_mentor m
       WHERE ($1::uuid IS NULL OR m.id > $1)
         AND EXISTS (SELECT 1 FROM sessions.pub_session s WHERE s.mentor_id = m.id)
       ORDER BY m.id LIMIT $2`,
      [payMonth.doneUpTo, MENTORS_A_TURN],
    );
    const issuer = { id: payMonth.issuedBy, roles: ['officer'] as const };
    for (const { id } of mentors) await this.issueStatement.first(month, id, issuer);
    const isOver = mentors.length < MENTORS_A_TURN;
    await this.db
      .of(PayMonth)
      .update({ month, state: 'issuing' }, isOver ? { state: 'issued' } : { doneUpTo: mentors.at(-1)?.id ?? null });
    return !isOver;
  }
}
