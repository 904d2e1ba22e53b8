import { Injectable } from '@nestjs/common';
import { type RevokedPassage, WithdrawalsQueries } from '../../compliance/index.js';
import { Db } from '../../platform/database/db.js';
import { type OpenExpiry, openExpiries } from './expiries-shown.js';
import { ExpiriesQueries } from './expiries.queries.js';
import { type OpenContest, OpenContestsQueries } from '../contests/open-contests.queries.js';

/** A candidate whom a jury granted the whole title, which is not issued yet. */
export interface TitleToIssue {
  juryId: string;
  juryNumber: string;
  candidate: string;
}

const NAME = `concat_ws(' ', i.first_name, coalesce(i.usage_name, i.birth_name))`;
const MOST = 20;

/** In SQL: the case `c` is the last of an enrolment whose every block is held, the rest by equivalence. */
const COMPLETED_SINCE = `NOT EXISTS (SELECT 1 FROM competence_blocks.pub_block b
    JOIN tracks.pub_enrolment e ON e.title_version_id = b.title_version_id
    WHERE e.id = c.enrolment_id AND NOT EXISTS (SELECT 1 FROM tracks.pub_block_result r
      WHERE r.enrolment_id = e.id AND r.block_id = b.id AND r.result = 'validated'))
  AND NOT EXISTS (SELECT 1 FROM assessment.pub_jury_case later JOIN assessment.pub_jury k ON k.id = later.jury_id
    WHERE later.enrolment_id = c.enrolment_id AND later.outcome IN ('full', 'partial') AND k.held_at > j.held_at)`;

/** Reads what waits in other rooms for the office and has no list of its own there. */
@Injectable()
export class AroundOfficeQueries {
  constructor(
    private readonly db: Db,
    private readonly openContests: OpenContestsQueries,
    private readonly titles: ExpiriesQueries,
    private readonly revoked: WithdrawalsQueries,
  ) {}

  /** Everything contested that waits for a ruling, the first due first. */
  contests(): Promise<OpenContest[]> {
    return this.openContests.waiting();
  }

  /** The last days of titles that officers were warned of and that are still to be seen to, the nearest first. */
  async expiries(): Promise<OpenExpiry[]> {
    return openExpiries(await this.titles.warned());
  }

  /** The revoked titles that the State is still to be told of, the first revoked first. */
  withdrawals(): Promise<RevokedPassage[]> {
    return this.revoked.toTell();
  }

  /** The titles that a jury granted, whose holders were told, and nobody has issued; the oldest jury first. */
  titlesToIssue(): Promise<TitleToIssue[]> {
    return this.db.sql<TitleToIssue>(
      `SELECT c.jury_id AS "juryId", j.number AS "juryNumber", ${NAME} AS candidate
       FROM assessment.pub_jury_case c
       JOIN assessment.pub_jury j ON j.id = c.jury_id
       LEFT JOIN learners.pub_civil_identity i ON i.learner_id = c.learner_id
       WHERE (c.outcome = 'full' OR (c.outcome = 'partial' AND ${COMPLETED_SINCE})) AND c.state IN ('notified', 'appealed', 'reheard', 'final')
         AND NOT EXISTS (SELECT 1 FROM assessment.pub_award a WHERE a.enrolment_id = c.enrolment_id)
       ORDER BY j.held_at, c.id LIMIT $1`,
      [MOST],
    );
  }

  /** The names of learners, by their id. */
  async namesOf(learnerIds: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.db.sql<{ id: string; name: string }>(
      `SELECT i.learner_id AS id, ${NAME} AS name FROM learners.pub_civil_identity i WHERE i.learner_id = ANY($1)`,
      [learnerIds],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}
