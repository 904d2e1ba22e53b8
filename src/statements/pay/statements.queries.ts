import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { type Page, pageOf } from '../../platform/kernel/page.js';
import { StatementUnknown } from '../statements.errors.js';
import { MonthCases, STANDING_STATEMENTS } from './month-cases.queries.js';
import type { PayMonthState } from './pay-month.entity.js';
import type { AnswerKind } from './statement-answer.entity.js';
import { stateOf, type StatementState } from './statement.rules.js';

/** A statement in a list. */
export interface StatementInList {
  id: string;
  month: string;
  mentorId: string;
  mentorName: string;
  number: number;
  version: number;
  knownAt: Date;
  sessions: number;
  totalCents: number;
  seal: string;
  state: StatementState;
  isMonthClosed: boolean;
  /** Until when the mentor may answer; then silence is approval. */
  answerUntil: Date;
}

/** One statement, with what was said of it and the version that took its place. */
export interface StatementSeen extends StatementInList {
  answers: { kind: AnswerKind; words: string | null; saidAt: string }[];
  replacedById: string | null;
}

/** A month that was stated, with what its statements come to. */
export interface StatedMonth {
  month: string;
  state: PayMonthState;
  issuedAt: Date;
  closedAt: Date | null;
  statements: number;
  sessions: number;
  totalCents: number;
}

type Row = Omit<StatementInList, 'state' | 'answerUntil'> & { approved: boolean; disputed: boolean; replied: boolean };

const COLUMNS = `
  s.id, s.month, s.mentor_id AS "mentorId", m.full_name AS "mentorName", s.number, s.version, s.known_at AS "knownAt",
  s.sessions, s.total_cents AS "totalCents", s.seal, p.state = 'closed' AS "isMonthClosed"`;

const STANDING = `
  SELECT ${COLUMNS}, s.approved, s.disputed, s.replied FROM (${STANDING_STATEMENTS}) s
  JOIN mentors.pub_mentor m ON m.id = s.mentor_id JOIN statements.pay_month p ON p.month = s.month`;

const MOST_MONTHS = 60;

/** What was stated to mentors. */
@Injectable()
export class StatementsQueries {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly cases: MonthCases,
  ) {}

  /** The statements of a mentor, the latest month first. */
  async ofMentor(mentorId: string): Promise<StatementInList[]> {
    const rows = await this.db.sql<Row>(
      `${STANDING} WHERE s.mentor_id = $1 ORDER BY s.month DESC LIMIT ${MOST_MONTHS}`,
      [mentorId],
    );
    return this.stated(rows);
  }

  /** The statements of a month by their number, a page of them. */
  async ofMonth(month: string, { after, size }: { after: number; size: number }): Promise<Page<StatementInList>> {
    const rows = await this.db.sql<Row>(`${STANDING} WHERE s.month = $1 AND s.number > $2 ORDER BY s.number LIMIT $3`, [
      month,
      after,
      size + 1,
    ]);
    return pageOf(await this.stated(rows), size, ({ number }) => String(number));
  }

  /** One statement, whoever asks. Throws `StatementUnknown`. */
  async statement(statementId: string): Promise<StatementSeen> {
    const row = await this.db.one<Row & Pick<StatementSeen, 'answers' | 'replacedById'>>(
      `SELECT ${COLUMNS},
         EXISTS (SELECT 1 FROM statements.statement_answer a WHERE a.statement_id = s.id AND a.kind = 'approved') AS approved,
         EXISTS (SELECT 1 FROM statements.statement_answer a WHERE a.statement_id = s.id AND a.kind = 'disputed') AS disputed,
         EXISTS (SELECT 1 FROM statements.statement_answer a WHERE a.statement_id = s.id AND a.kind = 'replied') AS replied,
         coalesce((SELECT json_agg(json_build_object('kind', a.kind, 'words', a.words, 'saidAt', a.said_at)
           ORDER BY a.said_at, a.id) FROM statements.statement_answer a WHERE a.statement_id = s.id), '[]') AS answers,
         (SELECT l.id FROM statements.mentor_statement l WHERE l.month = s.month AND l.mentor_id = s.mentor_id
           AND l.version > s.version ORDER BY l.version DESC LIMIT 1) AS "replacedById"
       FROM statements.mentor_statement s
       JOIN mentors.pub_mentor m ON m.id = s.mentor_id JOIN statements.pay_month p ON p.month = s.month
       WHERE s.id = $1`,
      [statementId],
    );
    const [stated] = row ? await this.stated([row]) : [];
    if (!row || !stated) throw new StatementUnknown(statementId);
    return { ...stated, answers: row.answers, replacedById: row.replacedById };
  }

  /** The months that were stated, the latest first; or one of them. */
  months(month: string | null = null): Promise<StatedMonth[]> {
    return this.db.sql<StatedMonth>(
      `SELECT p.month, p.state, p.issued_at AS "issuedAt", p.closed_at AS "closedAt",
         count(s.id) AS statements, coalesce(sum(s.sessions), 0) AS sessions,
         coalesce(sum(s.total_cents), 0) AS "totalCents"
       FROM statements.pay_month p LEFT JOIN (${STANDING_STATEMENTS}) s ON s.month = p.month
       WHERE $1::text IS NULL OR p.month = $1 GROUP BY p.id ORDER BY p.month DESC LIMIT ${MOST_MONTHS}`,
      [month],
    );
  }

  /** How many mentors of the house the statements of a month were looked at for, and of how many. */
  async progressOf(month: string): Promise<{ value: number; max: number }> {
    const row = await this.db.one<{ value: number; max: number }>(
      `SELECT count(*) AS max, count(*) FILTER (WHERE m.id <= p.done_up_to) AS value
       FROM mentors.pub_mentor m JOIN statements.pay_month p ON p.month = $1
       WHERE EXISTS (SELECT 1 FROM sessions.pub_session s WHERE s.mentor_id = m.id)`,
      [month],
    );
    return row ?? { value: 0, max: 0 };
  }

  /** The names of learners as they are now, by their id. */
  async namesOf(learnerIds: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.db.sql<{ id: string; name: string }>(
      `SELECT learner_id AS id, first_name || ' ' || coalesce(usage_name, birth_name) AS name
       FROM learners.pub_civil_identity WHERE learner_id = ANY($1::uuid[])`,
      [[...new Set(learnerIds)]],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  /** Sessions of a mentor that ended without an outcome: what is not said of them is not paid. */
  async unsettledOf(mentorId: string): Promise<{ id: string; startsAt: Date }[]> {
    return this.db.sql(
      `SELECT id, starts_at AS "startsAt" FROM sessions.pub_session
       WHERE mentor_id = $1 AND state = 'booked' AND ends_at < $2 ORDER BY starts_at, id LIMIT 50`,
      [mentorId, (await this.clock.now()).toJSDate()],
    );
  }

  private async stated(rows: Row[]): Promise<StatementInList[]> {
    const now = await this.clock.now();
    const days = new Map<string, number>();
    for (const { month } of rows) if (!days.has(month)) days.set(month, await this.cases.approvalDays(month));
    return rows.map(({ approved, disputed, replied, ...row }) => {
      const answerUntil = DateTime.fromJSDate(row.knownAt).plus({ days: days.get(row.month) ?? 0 });
      const state = stateOf({ approved, disputed, replied }, { now, answerUntil });
      return { ...row, state, answerUntil: answerUntil.toJSDate() };
    });
  }
}
