import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { type Check, unmet } from '../../platform/kernel/decision.js';
import { type Page, pageOf } from '../../platform/kernel/page.js';
import { dayOf } from '../../platform/kernel/wall-time.js';
import { TracksApi } from '../../tracks/index.js';
import { declarationGaps } from '../accrochage/holder-identity.rules.js';
import { AWARD, AWARDS, IS_DECLARED, IS_DUE } from './awards-to-declare.queries.js';
import { STATE_ZONE } from './declarations.types.js';
import { type AwardToDeclare, declarationClock } from './declared-award.rules.js';

/** An award that the State does not know of yet, and how long there is to tell it. */
export interface DueAward {
  awardId: string;
  number: string;
  learnerId: string;
  enrolmentId: string;
  birthName: string | null;
  firstName: string | null;
  titleCode: string;
  issuedOn: string;
  declareByOn: string;
  /** Negative when the award is late. */
  daysLeft: number;
  /** What its holder's identity still lacks; empty when it is ready. */
  checks: Check[];
  /** What the Caisse des Dépôts said when it sent the award back, if it did. */
  rejectedBecause: string | null;
}

type DueRow = AwardToDeclare & { rejectedBecause: string | null };

/** The awards to declare, the most urgent first. */
@Injectable()
export class DueAwardsQueries {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly tracks: TracksApi,
  ) {}

  /** One page; `after` is the award that the page before ended with. */
  async list({ after = null, size }: { after?: string | null; size: number }): Promise<Page<DueAward>> {
    const rows = await this.db.sql<DueRow>(
      `SELECT ${AWARD},
         (SELECT r.message FROM compliance.declared_passage r WHERE r.award_id = a.id AND r.state = 'rejected'
          ORDER BY r.answered_at DESC, r.id DESC LIMIT 1) AS "rejectedBecause"
       FROM ${AWARDS}
       WHERE ${IS_DUE} AND NOT ${IS_DECLARED} AND ($1::uuid IS NULL OR (a.issued_on, a.id) > (
         SELECT last.issued_on, last.id FROM assessment.pub_award last WHERE last.id = $1))
       ORDER BY a.issued_on, a.id LIMIT $2`,
      [after, size + 1],
    );
    const today = dayOf(await this.clock.now(), STATE_ZONE);
    const months = await this.declarationMonths(rows);
    const due = rows.map((row) => dueAward(row, months.get(row.rulebookId) ?? 0, today));
    return pageOf(due, size, ({ awardId }) => awardId);
  }

  /** How many there are. */
  async count(): Promise<number> {
    const row = await this.db.one<{ count: number }>(
      `SELECT count(*) AS count FROM assessment.pub_award a
       JOIN competence_blocks.pub_title t ON t.id = a.title_version_id WHERE ${IS_DUE} AND NOT ${IS_DECLARED}`,
    );
    return row?.count ?? 0;
  }

  /** The number of each rulebook on the page, asked of one enrolment that is pinned to it. */
  private async declarationMonths(rows: readonly DueRow[]): Promise<Map<string, number>> {
    const enrolments = new Map(rows.map(({ rulebookId, enrolmentId }) => [rulebookId, enrolmentId]));
    const months = new Map<string, number>();
    for (const [rulebookId, enrolmentId] of enrolments) {
      const enrolment = await this.tracks.enrolment(enrolmentId);
      if (enrolment) months.set(rulebookId, enrolment.rulebook.declarationMonths);
    }
    return months;
  }
}

function dueAward(row: DueRow, months: number, today: string): DueAward {
  const { awardId, number, learnerId, enrolmentId, birthName, firstName, titleCode, issuedOn, rejectedBecause } = row;
  const shown = { awardId, number, learnerId, enrolmentId, birthName, firstName, titleCode, issuedOn, rejectedBecause };
  const checks = unmet(declarationGaps(row, today));
  return { ...shown, ...declarationClock({ issuedOn, months }, today), checks };
}
