import { HOUSE_ZONE } from '../months/month.rules.js';
import type { NamedLine, StatementPageQueries } from './statement-page.queries.js';
import type { StatementInList, StatementSeen } from './statements.queries.js';
import type { AnswerKind } from './statement-answer.entity.js';
import { mayApprove, mayDispute, mayReply, type StatementState } from './statement.rules.js';

type Gathered = Awaited<ReturnType<StatementPageQueries['one']>>;

const TONES: Record<StatementState, string> = {
  issued: 'not-yet',
  replied: 'not-yet',
  approved: 'met',
  tacit: 'met',
  disputed: 'never',
};

/** What the number of a statement is written like: RM-2026-01-0007, and which version after the first. */
export function numberOf({ month, number, version }: Pick<StatementSeen, 'month' | 'number' | 'version'>): string {
  return `RM-${month}-${String(number).padStart(4, '0')}${version > 1 ? `-${version}` : ''}`;
}

/** A statement in a list, with its mark. */
export function rowShown(statement: StatementInList) {
  return {
    ...statement,
    reference: numberOf(statement),
    monthOn: `${statement.month}-01`,
    tone: TONES[statement.state],
  };
}

/** Lines as pages show them: those of the month, and those that correct earlier ones. */
export function linesShown(lines: readonly NamedLine[]) {
  const shown = lines.map((line) => ({ ...line, monthOn: `${line.month}-01` }));
  return {
    own: shown.filter(({ kind }) => kind === 'session'),
    later: shown.filter(({ kind }) => kind !== 'session'),
  };
}

/** Everything that the page of a statement shows, and what its reader can do. */
export function statementShown({ statement, lines, tariff }: Gathered, { isMentor }: { isMentor: boolean }) {
  const { answers, replacedById } = statement;
  return {
    statement: rowShown(statement),
    tariff,
    ...linesShown(lines),
    zone: HOUSE_ZONE,
    isMentor,
    ...stepsOf(statement, isMentor),
    answers,
    replacedById,
  };
}

/** What the mentor, or an officer, can say of it now. */
function stepsOf({ answers, isMonthClosed, replacedById }: StatementSeen, isMentor: boolean) {
  const was = (wanted: AnswerKind) => answers.some(({ kind }) => kind === wanted);
  const said = { approved: was('approved'), disputed: was('disputed'), replied: was('replied') };
  const facts = { ...said, isMonthClosed, isStanding: replacedById === null };
  return {
    canApprove: isMentor && mayApprove(facts).allowed,
    canDispute: isMentor && mayDispute(facts).allowed,
    canReply: !isMentor && mayReply(facts).allowed,
  };
}
