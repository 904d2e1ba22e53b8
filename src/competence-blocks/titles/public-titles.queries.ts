import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import type { TitleFacts } from './title.types.js';

/** A title that takes learners in, as everybody may see it. */
export interface PublicTitle extends TitleFacts {
  /** Whom it is for and what one does with it, in French; empty where nobody wrote it. */
  presentation: string;
}

/** The most titles that a catalogue shows. */
const MOST = 500;

const PUBLIC_TITLES = `
  SELECT t.id, t.code, t.version, t.kind, t.state, t.name, t.level, t.certifiers, t.nsf_codes AS "nsfCodes",
    t.decided_on AS "decidedOn", t.effective_on AS "effectiveOn", t.registered_until_on AS "registeredUntilOn",
    t.awardable_until_on AS "awardableUntilOn", t.jury_composition AS "juryComposition",
    COALESCE((SELECT p.text FROM competence_blocks.presentation p WHERE p.code = t.code
      ORDER BY p.number DESC LIMIT 1), '') AS presentation,
    COALESCE((SELECT json_agg(json_build_object('id', b.id, 'code', b.code, 'name', b.name, 'position', b.position,
        'competences', COALESCE((SELECT json_agg(json_build_object('id', c.id, 'code', c.code, 'name', c.name,
            'position', c.position, 'evaluationMode', c.evaluation_mode, 'criteria', '[]'::json) ORDER BY c.position)
          FROM competence_blocks.competence c WHERE c.block_id = b.id), '[]')) ORDER BY b.position)
      FROM competence_blocks.block b WHERE b.title_version_id = t.id), '[]') AS blocks
  FROM competence_blocks.title_version t WHERE t.state = 'active'`;

/** Reads what everybody may see of titles, each time in one statement; criteria are left out. */
@Injectable()
export class PublicTitlesQueries {
  constructor(private readonly db: Db) {}

  /** Every title that takes learners in, by its name. */
  all(): Promise<PublicTitle[]> {
    return this.db.sql<PublicTitle>(`${PUBLIC_TITLES} ORDER BY t.name, t.code LIMIT ${MOST}`);
  }

  /** The one of a code; null when there is none, or none that is open. */
  one(code: string): Promise<PublicTitle | null> {
    return this.db.one<PublicTitle>(`${PUBLIC_TITLES} AND t.code = $1`, [code]);
  }
}
