import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { CaseUnknown } from '../assessment.errors.js';
import type { BlockVerdict, CaseState, JuryMode, Outcome } from './jury.types.js';

/** What a jury decided of one block, as the candidate reads it. */
export interface ToldBlock {
  blockId: string;
  code: string;
  name: string;
  decision: BlockVerdict;
  reason: string | null;
}

/** A learner's own case before a jury: until they are told, neither its outcome nor its blocks. */
export interface LearnerCase {
  caseId: string;
  enrolmentId: string;
  juryNumber: string;
  titleName: string;
  heldAt: Date;
  zone: string;
  place: string;
  mode: JuryMode;
  state: CaseState;
  /** The last day on which the learner is told, once the jury has deliberated. */
  notifyByOn: string | null;
  notifiedAt: Date | null;
  appealUntilOn: string | null;
  outcome: Outcome | null;
  blocks: ToldBlock[];
}

/** Reads what a learner may know of the juries they are before. */
@Injectable()
export class LearnerCasesQueries {
  constructor(private readonly db: Db) {}

  /** The cases of a learner, the latest jury first; of one enrolment where it is named. */
  ofLearner(learnerId: string, enrolmentId: string | null = null): Promise<LearnerCase[]> {
    return this.db.sql<LearnerCase>(
      `${CASES} WHERE c.learner_id = $1 AND ($2::uuid IS NULL OR c.enrolment_id = $2) ORDER BY j.held_at DESC, c.id`,
      [learnerId, enrolmentId],
    );
  }

  /** One of them. Throws `CaseUnknown`. */
  async one(caseId: string, actor: Actor): Promise<LearnerCase> {
    const found = await this.db.one<LearnerCase>(`${CASES} WHERE c.learner_id = $1 AND c.id = $2`, [actor.id, caseId]);
    if (!found) throw new CaseUnknown(caseId);
    return found;
  }
}

const IS_TOLD = `c.notified_at IS NOT NULL`;

const CASES = `
  SELECT c.id AS "caseId", c.enrolment_id AS "enrolmentId", j.number AS "juryNumber", t.name AS "titleName",
    j.held_at AS "heldAt", j.zone, j.place, j.mode, c.state, c.notify_by_on AS "notifyByOn",
    c.notified_at AS "notifiedAt", c.appeal_until_on AS "appealUntilOn",
    CASE WHEN ${IS_TOLD} THEN c.outcome END AS outcome,
    coalesce((SELECT jsonb_agg(jsonb_build_object('blockId', b.id, 'code', b.code, 'name', b.name,
        'decision', d.decision, 'reason', d.reason) ORDER BY b.position)
      FROM assessment.block_decision d JOIN competence_blocks.pub_block b ON b.id = d.block_id
      WHERE d.case_id = c.id AND ${IS_TOLD}), '[]') AS blocks
  FROM assessment.jury_case c
  JOIN assessment.jury j ON j.id = c.jury_id
  JOIN competence_blocks.pub_title t ON t.id = j.title_version_id`;
