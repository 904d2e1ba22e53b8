import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import { type Page, pageOf } from '../../platform/kernel/page.js';
import { AWAITS_DECISION } from './jury.types.js';

/** A learner with blocks that a jury may validate and no jury to come. */
export interface ReadyLearner {
  enrolmentId: string;
  enrolmentNumber: string;
  learnerId: string;
  candidate: string;
  titleVersionId: string;
  titleCode: string;
  /** The codes of the blocks that are ready. */
  blocks: string[];
  /** Since when the first of them is. */
  readyAt: Date;
  identityVerified: boolean;
}

export interface ReadySearch {
  titleVersionId?: string;
  /** `nextAfter` of the page before: the instant and the enrolment of its last line. */
  after?: string;
  size?: number;
}

/** A title that learners wait to be judged for. */
export interface ReadyTitle {
  titleVersionId: string;
  code: string;
  name: string;
  learners: number;
}

const PAGE_SIZE = 50;

/** Every enrolment that is ready, with its blocks and since when. */
const WAITING = `
  SELECT r.enrolment_id, min(r.ready_at) AS ready_at, array_agg(r.block_id) AS block_ids
  FROM tracks.pub_ready_block r JOIN tracks.pub_enrolment e ON e.id = r.enrolment_id
  WHERE e.state = 'active' AND ($1::uuid IS NULL OR e.title_version_id = $1)
    AND NOT EXISTS (SELECT 1 FROM assessment.jury_case c WHERE c.enrolment_id = r.enrolment_id AND (${AWAITS_DECISION}))
  GROUP BY r.enrolment_id`;

/** Finds who could be presented to a jury. */
@Injectable()
export class ReadyLearners {
  constructor(private readonly db: Db) {}

  /** A page of the learners who wait for a jury, the longest waiting first. */
  async list({ titleVersionId, after, size = PAGE_SIZE }: ReadySearch): Promise<Page<ReadyLearner>> {
    const [since, enrolmentId] = after?.split('~') ?? [];
    const rows = await this.db.sql<ReadyLearner>(
      `WITH waiting AS (${WAITING}
         HAVING $2::timestamptz IS NULL OR (min(r.ready_at), r.enrolment_id) > ($2, $3::uuid)
         ORDER BY min(r.ready_at), r.enrolment_id LIMIT $4)
       SELECT e.id AS "enrolmentId", e.number AS "enrolmentNumber", e.learner_id AS "learnerId",
         concat_ws(' ', i.first_name, coalesce(i.usage_name, i.birth_name)) AS candidate,
         e.title_version_id AS "titleVersionId", t.code AS "titleCode",
         ARRAY(SELECT b.code FROM competence_blocks.pub_block b WHERE b.id = ANY(w.block_ids) ORDER BY b.position)
           AS blocks,
         w.ready_at AS "readyAt", i.verified_at IS NOT NULL AS "identityVerified"
       FROM waiting w
       JOIN tracks.pub_enrolment e ON e.id = w.enrolment_id
       JOIN competence_blocks.pub_title t ON t.id = e.title_version_id
       LEFT JOIN learners.pub_civil_identity i ON i.learner_id = e.learner_id
       ORDER BY w.ready_at, w.enrolment_id`,
      [titleVersionId ?? null, since ?? null, enrolmentId ?? null, size + 1],
    );
    return pageOf(rows, size, (last) => `${last.readyAt.toISOString()}~${last.enrolmentId}`);
  }

  /** The titles that somebody is ready for, with how many; the most first. */
  titles(): Promise<ReadyTitle[]> {
    return this.db.sql<ReadyTitle>(
      `WITH waiting AS (${WAITING})
       SELECT t.id AS "titleVersionId", t.code, t.name, count(*)::int AS learners
       FROM waiting w
       JOIN tracks.pub_enrolment e ON e.id = w.enrolment_id
       JOIN competence_blocks.pub_title t ON t.id = e.title_version_id
       GROUP BY t.id, t.code, t.name ORDER BY learners DESC, t.code, t.id`,
      [null],
    );
  }
}
