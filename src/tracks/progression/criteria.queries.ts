import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import type { CriterionFound } from './missing-tree.rules.js';

/** Reads every criterion of a track: what was found of it last, and which of the learner's projects prove it. */
@Injectable()
export class CriteriaQueries {
  constructor(private readonly db: Db) {}

  /**
   * In the order of the title; a project of a former design proves those that its criteria correspond to. The results
   * are asked for by the enrolment itself: joined to it, the latest of every track would be looked for first.
   */
  ofTrack(enrolmentId: string): Promise<CriterionFound[]> {
    return this.db.sql<CriterionFound>(
      `WITH e AS (SELECT id, title_version_id FROM tracks.enrolment WHERE id = $1),
       proofs AS (
         SELECT COALESCE(c.to_criterion_id, pc.criterion_id) AS criterion_id, p.code, p.position
         FROM e JOIN tracks.learner_project lp ON lp.enrolment_id = e.id
         JOIN tracks.project p ON p.id = lp.project_id
         JOIN tracks.design d ON d.id = p.design_id
         JOIN tracks.project_criterion pc ON pc.project_id = p.id
         LEFT JOIN competence_blocks.pub_criterion_correspondence c
           ON c.from_criterion_id = pc.criterion_id AND d.title_version_id <> e.title_version_id
         WHERE d.title_version_id = e.title_version_id OR c.to_criterion_id IS NOT NULL)
       SELECT k.id, k.competence_id AS "competenceId", k.code, k.name, r.met,
         EXISTS (SELECT 1 FROM tracks.learner_project lp
           WHERE lp.enrolment_id = e.id AND k.id = ANY(lp.contested_criteria)) AS contested,
         ARRAY(SELECT x.code FROM proofs x WHERE x.criterion_id = k.id GROUP BY x.code
           ORDER BY min(x.position), x.code) AS projects
       FROM e JOIN competence_blocks.pub_block b ON b.title_version_id = e.title_version_id
       JOIN competence_blocks.pub_competence c ON c.block_id = b.id
       JOIN competence_blocks.pub_criterion k ON k.competence_id = c.id
       LEFT JOIN (SELECT criterion_id, met FROM tracks.pub_criterion_result WHERE enrolment_id = $1) r
         ON r.criterion_id = k.id
       ORDER BY b.position, c.position, k.position, k.id`,
      [enrolmentId],
    );
  }
}
