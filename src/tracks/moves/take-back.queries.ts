import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { Db } from '../../platform/database/db.js';
import { dayOf } from '../../platform/kernel/wall-time.js';
import type { EnrolmentMove } from './enrolment-move.entity.js';
import type { TakeBackCase } from './take-back.rules.js';

/** A passage that was not taken back. */
export type PassedEnrolment = Pick<
  EnrolmentMove,
  'id' | 'moveId' | 'enrolmentId' | 'fromDesignId' | 'fromRulebookId' | 'toDesignId' | 'movedAt'
>;

/** Reads whether the move of a learner may be taken back. */
@Injectable()
export class TakeBackQueries {
  constructor(private readonly db: Db) {}

  /** What a move did to an enrolment; null when it did not move it, or was taken back. */
  passed(moveId: string, enrolmentId: string): Promise<PassedEnrolment | null> {
    return this.db.one<PassedEnrolment>(
      `SELECT m.id, m.move_id AS "moveId", m.enrolment_id AS "enrolmentId", m.from_design_id AS "fromDesignId",
         m.from_rulebook_id AS "fromRulebookId", m.to_design_id AS "toDesignId", m.moved_at AS "movedAt"
       FROM tracks.enrolment_move m
       WHERE m.move_id = $1 AND m.enrolment_id = $2 AND m.takes_back_id IS NULL
         AND NOT EXISTS (SELECT 1 FROM tracks.enrolment_move back WHERE back.takes_back_id = m.id)`,
      [moveId, enrolmentId],
    );
  }

  async of({ id, enrolmentId, movedAt }: PassedEnrolment): Promise<TakeBackCase> {
    const row = await this.db.one<{ isLatest: boolean; decidedAt: Date | null; zone: string }>(
      `SELECT e.zone, NOT EXISTS (
           SELECT 1 FROM tracks.enrolment_move later WHERE later.enrolment_id = $1 AND later.id > $2) AS "isLatest",
         LEAST(
           (SELECT min(r.recorded_at) FROM tracks.criterion_result r WHERE r.enrolment_id = $1 AND r.recorded_at > $3),
           (SELECT min(r.recorded_at) FROM tracks.block_result r WHERE r.enrolment_id = $1 AND r.recorded_at > $3),
           (SELECT min(l.granted_at) FROM tracks.presentation_leave l WHERE l.enrolment_id = $1 AND l.granted_at > $3)
         ) AS "decidedAt"
       FROM tracks.enrolment e WHERE e.id = $1`,
      [enrolmentId, id, movedAt],
    );
    if (!row) return { isLatest: false, decidedOn: null, begun: [] };
    const { isLatest, decidedAt, zone } = row;
    const decidedOn = decidedAt && dayOf(DateTime.fromJSDate(decidedAt, { zone: 'utc' }), zone);
    return { isLatest, decidedOn, begun: [] };
  }
}
