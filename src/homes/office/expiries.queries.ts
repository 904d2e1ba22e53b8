import { Injectable } from '@nestjs/common';
import { stillPossible } from '../../competence-blocks/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import type { Decision } from '../../platform/kernel/decision.js';
import { dayOf } from '../../platform/kernel/wall-time.js';

/** A version of a title that learners enter or are on, with its last days (YYYY-MM-DD) and what they come to. */
export interface ExpiringTitle {
  id: string;
  code: string;
  version: number;
  name: string;
  state: 'active' | 'retired';
  registeredUntilOn: string | null;
  awardableUntilOn: string | null;
  /** How many tracks run under it, and how many of them are planned to end too late for the title to be awarded. */
  running: number;
  late: number;
  /** The warnings that were sent, the newest first; `months` ahead. */
  warnings: { ending: 'entry' | 'award'; months: number; endsOn: string }[];
  /** The newest version after it, and whether its blocks were made to correspond. */
  newer: { id: string; version: number; state: 'draft' | 'active' | 'retired'; corresponds: boolean } | null;
}

/** The same as it stands today. */
export interface ExpiryStanding extends ExpiringTitle {
  today: string;
  decision: Decision;
}

const EXPIRING = `SELECT t.id, t.code, t.version, t.name, t.state, t.registered_until_on AS "registeredUntilOn",
    t.awardable_until_on AS "awardableUntilOn", e.running, e.late, coalesce(w.warnings, '[]') AS warnings,
    CASE WHEN n.id IS NULL THEN NULL ELSE json_build_object('id', n.id, 'version', n.version, 'state', n.state,
      'corresponds', EXISTS (SELECT 1 FROM competence_blocks.pub_block_correspondence c
        JOIN competence_blocks.pub_block f ON f.id = c.from_block_id JOIN competence_blocks.pub_block o ON o.id = c.to_block_id
        WHERE f.title_version_id = t.id AND o.title_version_id = n.id)) END AS newer
  FROM competence_blocks.pub_title t
  CROSS JOIN LATERAL (SELECT count(*)::int AS running,
      (count(*) FILTER (WHERE planned_end_on > t.awardable_until_on))::int AS late
    FROM tracks.pub_enrolment WHERE title_version_id = t.id AND state IN ('applied', 'admitted', 'active', 'suspended')) e
  LEFT JOIN LATERAL (SELECT json_agg(json_build_object('ending', ending, 'months', months, 'endsOn', ends_on)
      ORDER BY noted_at DESC, ending) AS warnings
    FROM competence_blocks.pub_expiry_warning WHERE title_version_id = t.id AND outcome = 'sent') w ON TRUE
  LEFT JOIN LATERAL (SELECT id, version, state FROM competence_blocks.pub_title o
    WHERE o.code = t.code AND o.version > t.version ORDER BY o.version DESC LIMIT 1) n ON TRUE
  WHERE (t.state = 'active' OR (t.state = 'retired' AND e.running > 0)) AND (NOT $1 OR EXISTS (
    SELECT 1 FROM competence_blocks.pub_expiry_warning x WHERE x.title_version_id = t.id AND x.outcome = 'sent'))
  ORDER BY least(t.registered_until_on, t.awardable_until_on) NULLS LAST, t.code, t.version`;

/** Reads which titles end when, and whom it concerns. */
@Injectable()
export class ExpiriesQueries {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** Every title that is in use, the first to end first. */
  all(): Promise<ExpiryStanding[]> {
    return this.read({ isWarnedOnly: false });
  }

  /** Those of them that officers were warned of. */
  warned(): Promise<ExpiryStanding[]> {
    return this.read({ isWarnedOnly: true });
  }

  private async read({ isWarnedOnly }: { isWarnedOnly: boolean }): Promise<ExpiryStanding[]> {
    const today = dayOf(await this.clock.now(), 'Europe/Paris');
    const rows = await this.db.sql<ExpiringTitle>(EXPIRING, [isWarnedOnly]);
    return rows.map((row) => ({ ...row, today, decision: stillPossible({ ...row, today }) }));
  }
}
