import { Injectable } from '@nestjs/common';
import { AccountNames } from '../../identity/index.js';
import { Db } from '../../platform/database/db.js';
import { type Page, pageOf } from '../../platform/kernel/page.js';
import type { EffectCount } from './effect-tally.js';
import { MoveUnknown } from './moves.errors.js';
import type { ChosenClauses, ClauseCode, MoveRow, MoveState } from './moves.types.js';

/** A name with its version, as pages call a rulebook or a design. */
export interface Named {
  id: string;
  name: string;
  version: number;
}

/** A move with what it starts from and where it leads. */
export interface MoveSeen extends MoveRow {
  id: string;
  state: MoveState;
  reason: string;
  clauses: ChosenClauses;
  /** How many learners the group had when it was prepared. */
  learners: number;
  fromRulebook: Named | null;
  fromDesign: Named | null;
  fromTitle: { id: string; name: string; code: string } | null;
  toRulebook: Named | null;
  toDesign: Named | null;
  preparedAt: Date;
  preparedBy: string | null;
  confirmedAt: Date | null;
  confirmedBy: string | null;
  takenBackAt: Date | null;
  takenBackReason: string | null;
}

/** The learners of a move, counted by what it does to them and by what became of them. */
export interface MoveCounts {
  looked: number;
  losing: number;
  gaining: number;
  unchanged: number;
  leftOut: number;
  waiting: number;
  moved: number;
  notMoved: number;
  failed: number;
  takenBack: number;
  effects: EffectCount[];
  clauses: { clause: ClauseCode; learners: number }[];
}

const named = (table: string, id: string) => `
  (SELECT json_build_object('id', x.id, 'name', x.name, 'version', x.version) FROM tracks.${table} x WHERE x.id = ${id})`;

const MOVE = `
  SELECT m.id, m.state, m.reason, m.clauses, m.learners, m.enrolment_id AS "enrolmentId",
    m.from_rulebook_id AS "fromRulebookId", m.from_design_id AS "fromDesignId",
    m.from_title_version_id AS "fromTitleVersionId", m.to_rulebook_id AS "toRulebookId",
    m.to_design_id AS "toDesignId", ${named('rulebook', 'm.from_rulebook_id')} AS "fromRulebook",
    ${named('design', 'm.from_design_id')} AS "fromDesign",
    (SELECT json_build_object('id', t.id, 'name', t.name, 'code', t.code) FROM competence_blocks.pub_title t
     WHERE t.id = m.from_title_version_id) AS "fromTitle",
    ${named('rulebook', 'm.to_rulebook_id')} AS "toRulebook", ${named('design', 'm.to_design_id')} AS "toDesign",
    m.prepared_at AS "preparedAt", m.prepared_by AS "preparedBy", m.confirmed_at AS "confirmedAt",
    m.confirmed_by AS "confirmedBy", m.taken_back_at AS "takenBackAt", m.taken_back_reason AS "takenBackReason"
  FROM tracks.track_move m`;

/** Reads moves of learners. */
@Injectable()
export class MovesQueries {
  constructor(
    private readonly db: Db,
    private readonly names: AccountNames,
  ) {}

  /** A page of moves, the latest first. */
  async list({ after, size = 25 }: { after?: string; size?: number }): Promise<Page<MoveSeen>> {
    const rows = await this.db.sql<MoveSeen>(
      `${MOVE} WHERE $1::uuid IS NULL OR m.id < $1 ORDER BY m.id DESC LIMIT $2`,
      [after ?? null, size + 1],
    );
    return pageOf(await this.withNames(rows), size, ({ id }) => id);
  }

  /** Throws `MoveUnknown`. */
  async move(moveId: string): Promise<MoveSeen> {
    const [move] = await this.withNames(await this.db.sql<MoveSeen>(`${MOVE} WHERE m.id = $1`, [moveId]));
    if (!move) throw new MoveUnknown(moveId);
    return move;
  }

  /** The effects are those on everybody, or only on those whom the chosen clauses let go. */
  async counts(
    { id, clauses }: Pick<MoveSeen, 'id' | 'clauses'>,
    ofWhom: 'all' | 'going' = 'all',
  ): Promise<MoveCounts> {
    const { leaveOut, enteredBeforeOn } = clauses;
    const totals = await this.db.one<Omit<MoveCounts, 'effects' | 'clauses'>>(
      `SELECT count(*)::int AS looked, count(*) FILTER (WHERE effects = '[]')::int AS unchanged,
         count(*) FILTER (WHERE effects @> '[{"direction": "loss"}]')::int AS losing,
         count(*) FILTER (WHERE effects @> '[{"direction": "gain"}]')::int AS gaining,
         count(*) FILTER (WHERE state = 'left-out'
           OR state = 'waiting' AND (clauses && $2::text[] OR entered_on < $3::date))::int AS "leftOut",
         count(*) FILTER (WHERE state = 'waiting')::int AS waiting,
         count(*) FILTER (WHERE state = 'moved')::int AS moved,
         count(*) FILTER (WHERE state IN ('left-out', 'to-look-at'))::int AS "notMoved",
         count(*) FILTER (WHERE state = 'failed')::int AS failed,
         count(*) FILTER (WHERE state = 'taken-back')::int AS "takenBack"
       FROM tracks.track_move_learner WHERE move_id = $1`,
      [id, leaveOut, enteredBeforeOn],
    );
    const effects = await this.db.sql<EffectCount>(
      `SELECT x->>'direction' AS direction, x->>'about' AS about, x->>'code' AS code, x->>'subject' AS subject,
         min(x->>'subjectName') AS "subjectName", count(*)::int AS learners
       FROM tracks.track_move_learner l, jsonb_array_elements(l.effects) x
       WHERE l.move_id = $1 AND ($2 = 'all' OR l.state = 'waiting'
         AND NOT (l.clauses && $3::text[]) AND ($4::date IS NULL OR l.entered_on >= $4))
       GROUP BY 1, 2, 3, 4 ORDER BY direction DESC, learners DESC, about, subject, code`,
      [id, ofWhom, leaveOut, enteredBeforeOn],
    );
    const byClause = await this.db.sql<{ clause: ClauseCode; learners: number }>(
      `SELECT clause, count(*)::int AS learners FROM tracks.track_move_learner l, unnest(l.clauses) AS clause
       WHERE l.move_id = $1 GROUP BY clause ORDER BY clause`,
      [id],
    );
    return { ...(totals ?? NOBODY), effects, clauses: byClause };
  }

  private async withNames(rows: MoveSeen[]): Promise<MoveSeen[]> {
    const ids = rows.flatMap(({ preparedBy, confirmedBy }) => [preparedBy, confirmedBy]).filter((id) => id !== null);
    const names = await this.names.of([...new Set(ids)]);
    const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? null));
    return rows.map((row) => ({
      ...row,
      preparedBy: nameOf(row.preparedBy),
      confirmedBy: nameOf(row.confirmedBy),
    }));
  }
}

const NOBODY = {
  looked: 0,
  losing: 0,
  gaining: 0,
  unchanged: 0,
  leftOut: 0,
  waiting: 0,
  moved: 0,
  notMoved: 0,
  failed: 0,
  takenBack: 0,
};
