import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';

/** A rulebook or design that learners can be moved from or to. */
export interface MoveChoice {
  id: string;
  name: string;
  version: number;
  titleName: string | null;
  /** May it be moved to? */
  isGiven: boolean;
  /** The running tracks that are under it. */
  learners: number;
}

/** Reads what the form of a move offers. */
@Injectable()
export class MoveChoicesQueries {
  constructor(private readonly db: Db) {}

  rulebooks(): Promise<MoveChoice[]> {
    return this.db.sql<MoveChoice>(
      `SELECT r.id, r.name, r.version, NULL AS "titleName", r.state = 'active' AS "isGiven",
         (SELECT count(*)::int FROM tracks.enrolment e
          WHERE e.rulebook_id = r.id AND e.state IN ('applied', 'admitted', 'active', 'suspended')) AS learners
       FROM tracks.rulebook r WHERE r.state <> 'draft' ORDER BY r.name, r.version DESC, r.id LIMIT 200`,
    );
  }

  designs(): Promise<MoveChoice[]> {
    return this.db.sql<MoveChoice>(
      `SELECT d.id, d.name, d.version, t.name AS "titleName", d.state = 'published' AS "isGiven",
         (SELECT count(*)::int FROM tracks.enrolment e
          WHERE e.design_id = d.id AND e.state IN ('applied', 'admitted', 'active', 'suspended')) AS learners
       FROM tracks.design d JOIN competence_blocks.pub_title t ON t.id = d.title_version_id
       WHERE d.state <> 'draft' ORDER BY t.name, d.name, d.version DESC, d.id LIMIT 200`,
    );
  }

  titles(): Promise<MoveChoice[]> {
    return this.db.sql<MoveChoice>(
      `SELECT t.id, t.name, t.version, t.code AS "titleName", FALSE AS "isGiven",
         (SELECT count(*)::int FROM tracks.enrolment e
          WHERE e.title_version_id = t.id AND e.state IN ('applied', 'admitted', 'active', 'suspended')) AS learners
       FROM competence_blocks.pub_title t
       WHERE EXISTS (SELECT 1 FROM tracks.enrolment e WHERE e.title_version_id = t.id)
       ORDER BY t.name, t.version DESC, t.id LIMIT 200`,
    );
  }

  /** The name of the learner of an enrolment; null where there is none. */
  async learnerName(enrolmentId: string): Promise<string | null> {
    const row = await this.db.one<{ name: string }>(
      `SELECT concat_ws(' ', i.first_name, coalesce(i.usage_name, i.birth_name)) AS name
       FROM tracks.enrolment e LEFT JOIN learners.pub_civil_identity i ON i.learner_id = e.learner_id WHERE e.id = $1`,
      [enrolmentId],
    );
    return row?.name ?? null;
  }
}
