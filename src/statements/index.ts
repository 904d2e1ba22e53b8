export { AnswerStatement } from './pay/answer-statement.use-case.js';
export { CloseMonth } from './pay/close-month.use-case.js';
export { IssueMonth } from './pay/issue-month.use-case.js';
export { StatementsModule } from './statements.module.js';
export { SetTariff } from './tariffs/set-tariff.use-case.js';
export type { DatedTariff } from './tariffs/tariff.rules.js';
