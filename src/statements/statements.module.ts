import { Module } from '@nestjs/common';
import { FunderFiles } from './funders/funder-files.js';
import { FunderPageQueries } from './funders/funder-page.queries.js';
import { FundersPages } from './funders/funders.pages.js';
import { FundersQueries } from './funders/funders.queries.js';
import { AnswerStatement } from './pay/answer-statement.use-case.js';
import { CloseMonth } from './pay/close-month.use-case.js';
import { DeriveStatement } from './pay/derive-statement.queries.js';
import { IssueMonth } from './pay/issue-month.use-case.js';
import { IssueMonthsJob } from './pay/issue-months.job.js';
import { IssueStatement } from './pay/issue-statement.js';
import { MonthCases } from './pay/month-cases.queries.js';
import { MonthPageQueries } from './pay/month-page.queries.js';
import { MonthsPages } from './pay/months.pages.js';
import { StatementFactsQueries } from './pay/statement-facts.queries.js';
import { StatementFiles } from './pay/statement-files.js';
import { StatementPageQueries } from './pay/statement-page.queries.js';
import { StatementsPages } from './pay/statements.pages.js';
import { StatementsQueries } from './pay/statements.queries.js';
import { ReadingsPages } from './readings/readings.pages.js';
import { ReadingsQueries } from './readings/readings.queries.js';
import { SetTariff } from './tariffs/set-tariff.use-case.js';
import { TariffsPages } from './tariffs/tariffs.pages.js';
import { TariffsQueries } from './tariffs/tariffs.queries.js';

const USE_CASES = [SetTariff, IssueMonth, AnswerStatement, CloseMonth];
const QUERIES = [
  TariffsQueries,
  StatementFactsQueries,
  DeriveStatement,
  StatementsQueries,
  StatementPageQueries,
  MonthCases,
  MonthPageQueries,
  FundersQueries,
  FunderPageQueries,
  ReadingsQueries,
];

/** What the sessions come to for those who pay and those who are paid. */
@Module({
  controllers: [MonthsPages, TariffsPages, FundersPages, ReadingsPages, StatementsPages],
  providers: [IssueStatement, IssueMonthsJob, StatementFiles, FunderFiles, ...USE_CASES, ...QUERIES],
  exports: [...USE_CASES],
})
export class StatementsModule {}
