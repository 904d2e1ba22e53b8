import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { type Actor, hasRole } from '../../platform/kernel/actor.js';
import { monthAfter, monthOf } from '../months/month.rules.js';
import { StatementUnknown } from '../statements.errors.js';
import { type KeptTariff, TariffsQueries } from '../tariffs/tariffs.queries.js';
import { tariffOf } from '../tariffs/tariff.rules.js';
import { DeriveStatement } from './derive-statement.queries.js';
import { MonthCases } from './month-cases.queries.js';
import type { StatementLine } from './pay.rules.js';
import { type StatementInList, StatementsQueries, type StatementSeen } from './statements.queries.js';

/** A line with the name of the learner, which stands in the file of civil identities alone. */
export interface NamedLine extends StatementLine {
  learnerName: string | null;
}

/** What a month has come to so far, before it is stated. */
export interface RunningMonth {
  month: string;
  lines: NamedLine[];
  totalCents: number;
}

/** Gathers statements for their pages and files. */
@Injectable()
export class StatementPageQueries {
  constructor(
    private readonly clock: Clock,
    private readonly statements: StatementsQueries,
    private readonly derive: DeriveStatement,
    private readonly tariffs: TariffsQueries,
    private readonly cases: MonthCases,
  ) {}

  /** What a mentor was stated, what is running, and the sessions that wait for their outcome. */
  async listOf(actor: Actor): Promise<{
    statements: StatementInList[];
    running: RunningMonth[];
    unsettled: { id: string; startsAt: Date }[];
  }> {
    const statements = await this.statements.ofMentor(actor.id);
    const present = monthOf((await this.clock.now()).toJSDate());
    const next = await this.cases.nextMonth();
    const months = next < present ? [present, monthAfter(present, -1)] : [present];
    const running: RunningMonth[] = [];
    for (const month of months) running.push(await this.running(actor.id, month));
    return { statements, running, unsettled: await this.statements.unsettledOf(actor.id) };
  }

  /** One statement for its mentor or an officer. Throws `StatementUnknown`. */
  async one(
    actor: Actor,
    statementId: string,
  ): Promise<{ statement: StatementSeen; lines: NamedLine[]; tariff: KeptTariff | null }> {
    const statement = await this.statements.statement(statementId);
    if (statement.mentorId !== actor.id && !hasRole(actor, 'officer')) throw new StatementUnknown(statementId);
    const { lines } = await this.derive.of(statement);
    const tariff = tariffOf(statement.month, await this.tariffs.known(statement.knownAt));
    return { statement, lines: await this.named(lines), tariff };
  }

  /** What a month of a mentor comes to, as far as it is known now. */
  private async running(mentorId: string, month: string): Promise<RunningMonth> {
    const knownAt = (await this.clock.now()).toJSDate();
    const { lines, totalCents } = await this.derive.of({ month, mentorId, knownAt });
    return { month, lines: await this.named(lines), totalCents };
  }

  private async named(lines: readonly StatementLine[]): Promise<NamedLine[]> {
    const names = await this.statements.namesOf(lines.map(({ learnerId }) => learnerId));
    return lines.map((line) => ({ ...line, learnerName: names.get(line.learnerId) ?? null }));
  }
}
