import { Injectable } from '@nestjs/common';
import { AccountNames } from '../../identity/index.js';
import { Db } from '../../platform/database/db.js';
import type { Check } from '../../platform/kernel/decision.js';
import { type Page, pageOf } from '../../platform/kernel/page.js';
import { playbookOf } from './alert.rules.js';
import type { AlertCause, FollowUpOutcome, PlaybookStep } from './follow-up.types.js';
import { FollowUpUnknown } from './follow-ups.errors.js';

export interface FollowUpSearch {
  /** Open ones without it. */
  state?: 'open' | 'closed';
  cause?: AlertCause;
  /** Part of a name of the learner. */
  name?: string;
  enrolmentId?: string;
  /** `nextAfter` of the page before. */
  after?: string;
  size?: number;
}

/** One line of the list of follow-ups. */
export interface FollowUpInList {
  id: string;
  enrolmentId: string;
  learnerId: string;
  learnerName: string;
  titleName: string;
  reasons: Check[];
  dueOn: string;
  openedAt: Date;
  closedAt: Date | null;
  outcome: FollowUpOutcome | null;
  notes: number;
}

/** What was done, and by whom. */
export interface FollowUpNoteSeen {
  step: PlaybookStep | null;
  note: string;
  notedAt: Date;
  notedBy: string | null;
}

/** A follow-up with what to do and what was done. */
export interface FollowUpSeen extends FollowUpInList {
  playbook: { step: PlaybookStep; isDone: boolean }[];
  log: FollowUpNoteSeen[];
  /** The other ones of the same track, the latest first. */
  others: FollowUpInList[];
}

const LINE = `
  SELECT f.id, f.enrolment_id AS "enrolmentId", e.learner_id AS "learnerId", t.name AS "titleName",
    concat_ws(' ', i.first_name, coalesce(i.usage_name, i.birth_name)) AS "learnerName", f.reasons,
    f.due_on AS "dueOn", f.opened_at AS "openedAt", f.closed_at AS "closedAt", f.outcome,
    (SELECT count(*)::int FROM tracks.follow_up_note n WHERE n.follow_up_id = f.id) AS notes
  FROM tracks.follow_up f
  JOIN tracks.enrolment e ON e.id = f.enrolment_id
  JOIN competence_blocks.pub_title t ON t.id = e.title_version_id
  LEFT JOIN learners.pub_civil_identity i ON i.learner_id = e.learner_id`;

const FOUND = `
  WHERE ($1 = 'closed') = (f.closed_at IS NOT NULL)
    AND ($2::text IS NULL OR EXISTS (
      SELECT 1 FROM tracks.follow_up_cause c WHERE c.follow_up_id = f.id AND c.code = $2))
    AND ($3::text IS NULL OR strpos(lower(concat_ws(' ', i.first_name, i.usage_name, i.birth_name)), lower($3)) > 0)
    AND ($4::uuid IS NULL OR f.enrolment_id = $4)
    AND ($5::date IS NULL OR (f.due_on, f.id) > ($5, $6::uuid))
  ORDER BY f.due_on, f.id LIMIT $7`;

/** Reads follow-ups, the earliest due first. */
@Injectable()
export class FollowUpsQueries {
  constructor(
    private readonly db: Db,
    private readonly names: AccountNames,
  ) {}

  async list(search: FollowUpSearch): Promise<Page<FollowUpInList>> {
    const { state = 'open', cause, name, enrolmentId, after, size = 25 } = search;
    const [dueOn, id] = after?.split('_') ?? [];
    const rows = await this.db.sql<FollowUpInList>(`${LINE} ${FOUND}`, [
      state,
      cause ?? null,
      name || null,
      enrolmentId ?? null,
      dueOn ?? null,
      id ?? null,
      size + 1,
    ]);
    return pageOf(rows, size, (row) => `${row.dueOn}_${row.id}`);
  }

  /** Throws `FollowUpUnknown`. */
  async followUp(followUpId: string): Promise<FollowUpSeen> {
    const line = await this.db.one<FollowUpInList>(`${LINE} WHERE f.id = $1`, [followUpId]);
    if (!line) throw new FollowUpUnknown(followUpId);
    const log = await this.log(followUpId);
    const codes = line.reasons.map(({ code }) => code as AlertCause);
    const done = new Set(log.map(({ step }) => step));
    const playbook = playbookOf(codes).map((step) => ({ step, isDone: done.has(step) }));
    const others = await this.db.sql<FollowUpInList>(
      `${LINE} WHERE f.enrolment_id = $1 AND f.id <> $2 ORDER BY f.opened_at DESC LIMIT 20`,
      [line.enrolmentId, followUpId],
    );
    return { ...line, playbook, log, others };
  }

  private async log(followUpId: string): Promise<FollowUpNoteSeen[]> {
    const notes = await this.db.sql<Omit<FollowUpNoteSeen, 'notedBy'> & { accountId: string }>(
      `SELECT n.step, n.note, n.noted_at AS "notedAt", n.noted_by AS "accountId" FROM tracks.follow_up_note n
       WHERE n.follow_up_id = $1 ORDER BY n.noted_at, n.id LIMIT 200`,
      [followUpId],
    );
    const names = await this.names.of(notes.map(({ accountId }) => accountId));
    return notes.map(({ accountId, ...note }) => ({ ...note, notedBy: names.get(accountId) ?? null }));
  }
}
