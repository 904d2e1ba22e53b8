import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import { BeforeJury } from './before-jury.js';
import type { GroupMember } from './move-group.queries.js';
import type { BlockPath, TitleMoveCase } from './title-move.rules.js';

/** Reads how the blocks of two versions of a title correspond, and what keeps a learner from passing between them. */
@Injectable()
export class TitleMoveQueries {
  constructor(
    private readonly db: Db,
    private readonly juries: BeforeJury,
  ) {}

  /** Does the learner sit before a jury whose decision is still to come? */
  async isBeforeJury(enrolmentId: string): Promise<boolean> {
    return (await this.juries.among([enrolmentId])).has(enrolmentId);
  }

  /** In the order of the blocks; whole correspondences first, also where the way leads back. */
  paths(fromTitleVersionId: string, toTitleVersionId: string): Promise<BlockPath[]> {
    return this.db.sql<BlockPath>(
      `SELECT f.code AS "fromCode", t.code AS "toCode", c.kind
       FROM competence_blocks.pub_block f
       JOIN competence_blocks.pub_block t ON t.title_version_id = $2
       JOIN competence_blocks.pub_block_correspondence c
         ON (c.from_block_id, c.to_block_id) IN ((f.id, t.id), (t.id, f.id))
       WHERE f.title_version_id = $1 ORDER BY c.kind, f.position, t.position, f.id, t.id`,
      [fromTitleVersionId, toTitleVersionId],
    );
  }

  async around({ enrolmentId, learnerId }: GroupMember, toTitleVersionId: string) {
    const row = await this.db.one<Pick<TitleMoveCase, 'recognitions' | 'isEnrolledThere'>>(
      `SELECT (SELECT count(*)::int FROM tracks.recognition g WHERE g.enrolment_id = $1
           AND NOT EXISTS (SELECT 1 FROM tracks.recognition_withdrawal w WHERE w.recognition_id = g.id)) AS recognitions,
         EXISTS (SELECT 1 FROM tracks.enrolment o WHERE o.learner_id = $2 AND o.id <> $1 AND o.title_version_id = $3
           AND o.state IN ('applied', 'admitted', 'active', 'suspended')) AS "isEnrolledThere"`,
      [enrolmentId, learnerId, toTitleVersionId],
    );
    return row ?? { recognitions: 0, isEnrolledThere: false };
  }
}
