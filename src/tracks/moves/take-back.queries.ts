import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { Db } from '../../platform/database/db.js';
import { dayOf } from '../../platform/kernel/wall-time.js';
import { BeforeJury } from './before-jury.js';
import type { EnrolmentMove } from './enrolment-move.entity.js';
import type { TakeBackCase } from './take-back.rules.js';

/** A passage that was not taken back, and what its way back is decided on. */
export interface PassedEnrolment
  extends TakeBackCase, Pick<EnrolmentMove, 'id' | 'moveId' | 'enrolmentId' | 'fromDesignId' | 'fromRulebookId'> {
  learnerName: string;
}

interface Row extends Omit<PassedEnrolment, 'decidedOn' | 'isBeforeJury'> {
  zone: string;
  decidedAt: Date | null;
}

/** Reads whether the moves of learners may be taken back. */
@Injectable()
export class TakeBackQueries {
  constructor(
    private readonly db: Db,
    private readonly juries: BeforeJury,
  ) {}

  /** What a move did to an enrolment; null when it did not move it, or was taken back. */
  async passed(moveId: string, enrolmentId: string): Promise<PassedEnrolment | null> {
    const [passed] = await this.read(moveId, enrolmentId);
    return passed ?? null;
  }

  /** Everybody whom a move moved and who was not taken back, in the order of the enrolments. */
  all(moveId: string): Promise<PassedEnrolment[]> {
    return this.read(moveId, null);
  }

  private async read(moveId: string, enrolmentId: string | null): Promise<PassedEnrolment[]> {
    const rows = await this.db.sql<Row>(
      `SELECT m.id, m.move_id AS "moveId", m.enrolment_id AS "enrolmentId", m.from_design_id AS "fromDesignId",
         m.from_rulebook_id AS "fromRulebookId", e.zone,
         concat_ws(' ', i.first_name, coalesce(i.usage_name, i.birth_name)) AS "learnerName",
         NOT EXISTS (SELECT 1 FROM tracks.enrolment_move later
           WHERE later.enrolment_id = m.enrolment_id AND later.id > m.id) AS "isLatest",
         LEAST(
           (SELECT min(r.recorded_at) FROM tracks.criterion_result r
            WHERE r.enrolment_id = m.enrolment_id AND r.recorded_at > m.moved_at),
           (SELECT min(r.recorded_at) FROM tracks.block_result r
            WHERE r.enrolment_id = m.enrolment_id AND r.recorded_at > m.moved_at),
           (SELECT min(l.granted_at) FROM tracks.presentation_leave l
            WHERE l.enrolment_id = m.enrolment_id AND l.granted_at > m.moved_at),
           (SELECT min(g.decided_at) FROM tracks.recognition g
            WHERE g.enrolment_id = m.enrolment_id AND g.decided_at > m.moved_at),
           (SELECT min(w.withdrawn_at) FROM tracks.recognition_withdrawal w
            JOIN tracks.recognition g ON g.id = w.recognition_id
            WHERE g.enrolment_id = m.enrolment_id AND w.withdrawn_at > m.moved_at)) AS "decidedAt"
       FROM tracks.enrolment_move m
       JOIN tracks.enrolment e ON e.id = m.enrolment_id
       LEFT JOIN learners.pub_civil_identity i ON i.learner_id = e.learner_id
       WHERE m.move_id = $1 AND ($2::uuid IS NULL OR m.enrolment_id = $2) AND m.takes_back_id IS NULL
         AND NOT EXISTS (SELECT 1 FROM tracks.enrolment_move back WHERE back.takes_back_id = m.id)
       ORDER BY m.enrolment_id`,
      [moveId, enrolmentId],
    );
    const beforeJury = await this.juries.among(rows.map((row) => row.enrolmentId));
    return rows.map(({ zone, decidedAt, ...passed }) => ({
      ...passed,
      isBeforeJury: beforeJury.has(passed.enrolmentId),
      decidedOn: decidedAt && dayOf(DateTime.fromJSDate(decidedAt, { zone: 'utc' }), zone),
    }));
  }
}
