import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { dayOf } from '../../platform/kernel/wall-time.js';
import { TracksApi } from '../../tracks/index.js';
import { WithdrawalUnknown } from '../compliance.errors.js';
import { declarationClock } from '../declarations/declared-award.rules.js';
import { type PassageState, STATE_ZONE } from '../declarations/declarations.types.js';
import type { WithdrawalWay } from './withdrawals.types.js';

/** A revoked title that was declared: the State is to be told, or was. Days are those of France. */
export interface RevokedPassage {
  /** The technical id by which the Caisse des Dépôts knows it. */
  passageId: string;
  declarationId: string;
  passageState: PassageState;
  awardId: string;
  number: string;
  learnerId: string;
  enrolmentId: string;
  birthName: string | null;
  firstName: string | null;
  titleCode: string;
  issuedOn: string;
  revokedOn: string;
  /** By when it is to be told, and how many days are left of that; negative when it is late. */
  tellByOn: string;
  daysLeft: number;
  told: { on: string; way: WithdrawalWay; reference: string } | null;
}

type Row = Omit<RevokedPassage, 'revokedOn' | 'tellByOn' | 'daysLeft' | 'told'> & {
  revokedAt: Date;
  toldOn: string | null;
  way: WithdrawalWay;
  reference: string;
};

const REVOKED = `SELECT p.id AS "passageId", p.declaration_id AS "declarationId", p.state AS "passageState",
    a.id AS "awardId", a.number, a.learner_id AS "learnerId", a.enrolment_id AS "enrolmentId",
    i.birth_name AS "birthName", i.first_name AS "firstName", t.code AS "titleCode", a.issued_on AS "issuedOn",
    r.revoked_at AS "revokedAt", w.told_on AS "toldOn", w.way, w.reference
  FROM assessment.pub_award_revocation r
  JOIN assessment.pub_award a ON a.id = r.award_id
  JOIN compliance.declared_passage p ON p.award_id = a.id AND p.state IN ('sent', 'accepted')
  JOIN competence_blocks.pub_title t ON t.id = a.title_version_id
  LEFT JOIN learners.pub_civil_identity i ON i.learner_id = a.learner_id
  LEFT JOIN compliance.withdrawal w ON w.passage_id = p.id`;

/** The revoked titles that the State holds or may hold. */
@Injectable()
export class WithdrawalsQueries {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly tracks: TracksApi,
  ) {}

  /** Those that the State is still to be told of, the first revoked first. A title is rarely taken back: there are few. */
  async toTell(): Promise<RevokedPassage[]> {
    const rows = await this.db.sql<Row>(`${REVOKED} WHERE w.passage_id IS NULL ORDER BY r.revoked_at, a.id`);
    return this.dated(rows);
  }

  /** One of them, told or not. Throws `WithdrawalUnknown`. */
  async of(passageId: string): Promise<RevokedPassage> {
    const [found] = await this.dated(await this.db.sql<Row>(`${REVOKED} WHERE p.id = $1`, [passageId]));
    if (!found) throw new WithdrawalUnknown(passageId);
    return found;
  }

  private async dated(rows: readonly Row[]): Promise<RevokedPassage[]> {
    const today = dayOf(await this.clock.now(), STATE_ZONE);
    const dated: RevokedPassage[] = [];
    for (const { revokedAt, toldOn, way, reference, ...row } of rows) {
      const revokedOn = dayOf(DateTime.fromJSDate(revokedAt), STATE_ZONE);
      const enrolment = await this.tracks.enrolment(row.enrolmentId);
      const months = enrolment?.rulebook.declarationMonths ?? 0;
      const { declareByOn: tellByOn, daysLeft } = declarationClock({ issuedOn: revokedOn, months }, today);
      dated.push({ ...row, revokedOn, tellByOn, daysLeft, told: toldOn ? { on: toldOn, way, reference } : null });
    }
    return dated;
  }
}
