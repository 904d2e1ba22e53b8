import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { newId } from '../../platform/kernel/id.js';
import { BlockResult } from './block-result.entity.js';
import { CriterionResult } from './criterion-result.entity.js';

/** What was decided of blocks of another version of the title that stand for blocks of this one as a whole. */
const BLOCKS = `
  SELECT DISTINCT ON (c.to_block_id) c.to_block_id AS "blockId", r.id AS "carriedFromId", r.result, r.source,
    r.jury_id AS "juryId", r.reason, r.decided_at AS "decidedAt"
  FROM tracks.enrolment e
  JOIN tracks.block_result r ON r.enrolment_id = e.id
  JOIN competence_blocks.pub_block_correspondence c ON c.from_block_id = r.block_id AND c.kind = 'total'
  JOIN competence_blocks.pub_block b ON b.id = c.to_block_id AND b.title_version_id = e.title_version_id
  WHERE e.id = $1 AND NOT EXISTS (SELECT 1 FROM tracks.block_result has
    WHERE has.enrolment_id = e.id AND has.block_id = c.to_block_id
      AND (has.result = 'validated' OR has.carried_from_id = r.id))
  ORDER BY c.to_block_id, (r.result = 'validated') DESC, r.decided_at DESC, r.id DESC`;

/** The latest results of criteria of another version that ask the same as one of this. */
const CRITERIA = `
  SELECT DISTINCT ON (c.to_criterion_id) c.to_criterion_id AS "criterionId", r.id AS "carriedFromId",
    r.project_id AS "projectId", r.evaluation_id AS "evaluationId", r.met, r.decided_at AS "decidedAt"
  FROM tracks.enrolment e
  JOIN tracks.criterion_result r ON r.enrolment_id = e.id
  JOIN competence_blocks.pub_criterion_correspondence c ON c.from_criterion_id = r.criterion_id
  JOIN competence_blocks.pub_criterion k ON k.id = c.to_criterion_id
  JOIN competence_blocks.pub_competence m ON m.id = k.competence_id
  JOIN competence_blocks.pub_block b ON b.id = m.block_id AND b.title_version_id = e.title_version_id
  WHERE e.id = $1 AND NOT EXISTS (SELECT 1 FROM tracks.criterion_result has
    WHERE has.enrolment_id = e.id AND has.criterion_id = c.to_criterion_id
      AND (has.carried_from_id = r.id OR has.decided_at > r.decided_at))
  ORDER BY c.to_criterion_id, r.decided_at DESC, r.id DESC`;

/** Carries what was decided under another version of a title along its correspondences, as facts with their origin. */
@Injectable()
export class CarryResults {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** In the transaction that holds the enrolment; what was carried already is not carried twice. */
  async run(enrolmentId: string, actor: Actor): Promise<void> {
    const recorded = { enrolmentId, recordedAt: (await this.clock.now()).toJSDate(), recordedBy: actor.id };
    const blocks = await this.db.sql<Omit<BlockResult, 'id' | 'enrolment' | keyof typeof recorded>>(BLOCKS, [
      enrolmentId,
    ]);
    for (const block of blocks) await this.db.of(BlockResult).insert({ id: newId(), ...block, ...recorded });
    const criteria = await this.db.sql<Omit<CriterionResult, 'id' | 'enrolment' | keyof typeof recorded>>(CRITERIA, [
      enrolmentId,
    ]);
    for (const criterion of criteria) {
      await this.db.of(CriterionResult).insert({ id: newId(), ...criterion, ...recorded });
    }
  }
}
