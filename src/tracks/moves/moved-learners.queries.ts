import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import type { Check } from '../../platform/kernel/decision.js';
import { type Page, pageOf } from '../../platform/kernel/page.js';
import { clauseChecks } from './move.rules.js';
import type { ChosenClauses, ClauseCode, Direction, Effect, MovedState } from './moves.types.js';

export interface MovedLearnerSearch {
  /** Part of a name of the learner, or the number of the enrolment. */
  name?: string;
  direction?: Direction;
  /** Of a rule, and the block or project that it is about. */
  code?: string;
  subject?: string;
  state?: MovedState;
  clause?: ClauseCode;
  after?: string;
  size?: number;
}

/** A search as the form of a page has it: what is not asked for is empty. */
export interface SoughtLearners {
  name: string;
  direction: Direction | '';
  code: string;
  subject: string;
  state: MovedState | '';
  after?: string;
}

/** One learner of a move: what it does, whether a clause leaves the learner out, and what became of it. */
export interface MovedLearner {
  enrolmentId: string;
  number: string;
  learnerName: string;
  enteredOn: string;
  effects: Effect[];
  state: MovedState;
  /** Why the learner stays: by the chosen clauses before the move is confirmed, by what was found then after it. */
  checks: Check[];
}

type Row = MovedLearner & { clauses: ClauseCode[] };

/** Reads the learners of a move, in the order of their enrolments. */
@Injectable()
export class MovedLearnersQueries {
  constructor(private readonly db: Db) {}

  async list(
    { id, clauses }: { id: string; clauses: ChosenClauses },
    search: MovedLearnerSearch,
  ): Promise<Page<MovedLearner>> {
    const { name, direction, code, subject, state, clause, after, size = 25 } = search;
    const wanted = { ...(direction && { direction }), ...(code && { code }), ...(subject && { subject }) };
    const rows = await this.db.sql<Row>(
      `SELECT l.enrolment_id AS "enrolmentId", e.number, l.entered_on AS "enteredOn", l.effects, l.state, l.checks,
         l.clauses, concat_ws(' ', i.first_name, coalesce(i.usage_name, i.birth_name)) AS "learnerName"
       FROM tracks.track_move_learner l
       JOIN tracks.enrolment e ON e.id = l.enrolment_id
       LEFT JOIN learners.pub_civil_identity i ON i.learner_id = e.learner_id
       WHERE l.move_id = $1 AND ($2::jsonb IS NULL OR l.effects @> $2)
         AND ($3::text IS NULL OR l.state = $3) AND ($4::text IS NULL OR $4 = ANY(l.clauses))
         AND ($5::text IS NULL OR e.number = $5
           OR strpos(lower(concat_ws(' ', i.first_name, i.usage_name, i.birth_name)), lower($5)) > 0)
         AND ($6::uuid IS NULL OR l.enrolment_id > $6)
       ORDER BY l.enrolment_id LIMIT $7`,
      [
        id,
        Object.keys(wanted).length > 0 ? JSON.stringify([wanted]) : null,
        state ?? null,
        clause ?? null,
        name || null,
        after ?? null,
        size + 1,
      ],
    );
    const { rows: found, nextAfter } = pageOf(rows, size, ({ enrolmentId }) => enrolmentId);
    return { rows: found.map((row) => withClauses(row, clauses)), nextAfter };
  }
}

function withClauses({ clauses: holding, ...row }: Row, chosen: ChosenClauses): MovedLearner {
  if (row.state !== 'waiting') return row;
  const stays = clauseChecks(chosen, { holding, enteredOn: row.enteredOn });
  return { ...row, checks: stays.filter(({ standing }) => standing !== 'met') };
}
