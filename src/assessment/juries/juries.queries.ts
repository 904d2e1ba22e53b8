import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { type Actor, hasRole } from '../../platform/kernel/actor.js';
import { type Page, pageOf } from '../../platform/kernel/page.js';
import { daysBetween } from '../../platform/kernel/period.js';
import { dayOf } from '../../platform/kernel/wall-time.js';
import type { CaseState, JuryMode, JuryState, Outcome } from './jury.types.js';

export interface JurySearch {
  state?: JuryState;
  after?: string;
  size?: number;
}

/** One line of the list of juries, with the clock that runs on it. */
export interface JuryInList {
  id: string;
  number: string;
  titleCode: string;
  titleName: string;
  heldAt: Date;
  zone: string;
  place: string;
  mode: JuryMode;
  state: JuryState;
  members: number;
  cases: number;
  deliberated: number;
  /** The first last day of those on which a candidate is still to be told. */
  notifyByOn: string | null;
  daysLeft: number | null;
}

/** A candidate who is still to be told, with the days left; below zero when it is late. */
export interface CaseToNotify {
  caseId: string;
  juryId: string;
  juryNumber: string;
  enrolmentId: string;
  learnerId: string;
  candidate: string;
  state: CaseState;
  outcome: Outcome;
  notifyByOn: string;
  daysLeft: number;
  minutesSealed: boolean;
}

const LIST_SIZE = 50;
const NAME = `concat_ws(' ', i.first_name, coalesce(i.usage_name, i.birth_name))`;

/** Lists of juries and of what is due around them. */
@Injectable()
export class JuriesQueries {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** The juries that a person may see, latest convened first. */
  async list({ state, after, size = LIST_SIZE }: JurySearch, actor: Actor): Promise<Page<JuryInList>> {
    const rows = await this.db.sql<Omit<JuryInList, 'daysLeft'>>(
      `SELECT j.id, j.number, t.code AS "titleCode", t.name AS "titleName", j.held_at AS "heldAt", j.zone, j.place,
         j.mode, j.state,
         (SELECT count(*)::int FROM assessment.jury_seat s WHERE s.jury_id = j.id) AS members,
         c.cases, c.deliberated, c.notify_by_on AS "notifyByOn"
       FROM assessment.jury j
       JOIN competence_blocks.pub_title t ON t.id = j.title_version_id
       CROSS JOIN LATERAL (
         SELECT count(*)::int AS cases, count(outcome)::int AS deliberated,
           min(notify_by_on) FILTER (WHERE state = 'deliberated') AS notify_by_on
         FROM assessment.jury_case WHERE jury_id = j.id) c
       WHERE ($1::text IS NULL OR j.state = $1) AND ($2::uuid IS NULL OR j.id < $2)
         AND ($3::uuid IS NULL OR EXISTS (
           SELECT 1 FROM assessment.jury_seat s WHERE s.jury_id = j.id AND s.member_id = $3))
       ORDER BY j.id DESC LIMIT $4`,
      [state ?? null, after ?? null, hasRole(actor, 'officer') ? null : actor.id, size + 1],
    );
    const now = await this.clock.now();
    const told = rows.map((row) => ({ ...row, daysLeft: daysLeft(now, row.zone, row.notifyByOn) }));
    return pageOf(told, size, ({ id }) => id);
  }

  /** The candidates who are still to be told, the most pressing first; at most 500. */
  async toNotify(): Promise<CaseToNotify[]> {
    const rows = await this.db.sql<CaseToNotify & { zone: string }>(
      `SELECT c.id AS "caseId", c.jury_id AS "juryId", j.number AS "juryNumber", c.enrolment_id AS "enrolmentId",
         c.learner_id AS "learnerId", ${NAME} AS candidate, c.state, c.outcome, c.notify_by_on AS "notifyByOn", j.zone,
         j.state = 'sealed' AS "minutesSealed"
       FROM assessment.jury_case c
       JOIN assessment.jury j ON j.id = c.jury_id
       LEFT JOIN learners.pub_civil_identity i ON i.learner_id = c.learner_id
       WHERE c.state = 'deliberated' ORDER BY c.notify_by_on, c.id LIMIT 500`,
    );
    const now = await this.clock.now();
    return rows.map(({ zone, ...row }) => ({ ...row, daysLeft: daysLeft(now, zone, row.notifyByOn) ?? 0 }));
  }
}

function daysLeft(now: DateTime, zone: string, lastDay: string | null): number | null {
  return lastDay === null ? null : daysBetween(dayOf(now, zone), lastDay);
}
