import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import { type Actor, hasRole } from '../../platform/kernel/actor.js';
import { type Page, pageOf } from '../../platform/kernel/page.js';

/** One line of the register of awards. */
export interface AwardInList {
  id: string;
  number: string;
  enrolmentId: string;
  learnerId: string;
  holder: string;
  titleVersionId: string;
  titleCode: string;
  titleName: string;
  juryId: string;
  minutesNumber: string;
  issuedOn: string;
  state: 'issued' | 'revoked';
  /** The codes of the blocks that no jury judged. */
  blocksByEquivalence: string[];
}

const LIST_SIZE = 50;

/** The register of awards. */
@Injectable()
export class AwardsQueries {
  constructor(private readonly db: Db) {}

  /** The awards that a person may see, latest first: officers all, learners their own. */
  async list({ after, size = LIST_SIZE }: { after?: string; size?: number }, actor: Actor): Promise<Page<AwardInList>> {
    const rows = await this.db.sql<AwardInList>(
      `SELECT a.id, a.number, a.enrolment_id AS "enrolmentId", a.learner_id AS "learnerId",
         concat_ws(' ', i.first_name, coalesce(i.usage_name, i.birth_name)) AS holder,
         a.title_version_id AS "titleVersionId", t.code AS "titleCode", t.name AS "titleName", a.jury_id AS "juryId",
         m.number AS "minutesNumber", a.issued_on AS "issuedOn", a.state,
         ARRAY(SELECT b.code FROM tracks.pub_block_result r JOIN competence_blocks.pub_block b ON b.id = r.block_id
           WHERE r.enrolment_id = a.enrolment_id AND r.recognition_id IS NOT NULL ORDER BY b.position)
           AS "blocksByEquivalence"
       FROM assessment.award a
       JOIN competence_blocks.pub_title t ON t.id = a.title_version_id
       JOIN assessment.minutes m ON m.jury_id = a.jury_id
       LEFT JOIN learners.pub_civil_identity i ON i.learner_id = a.learner_id
       WHERE ($1::uuid IS NULL OR a.learner_id = $1) AND ($2::uuid IS NULL OR a.id < $2)
       ORDER BY a.id DESC LIMIT $3`,
      [hasRole(actor, 'officer') ? null : actor.id, after ?? null, size + 1],
    );
    return pageOf(rows, size, ({ id }) => id);
  }
}
