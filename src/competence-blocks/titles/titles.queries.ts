import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import type { BlockFacts, TitleFacts } from './title.types.js';

/** Reads titles for screens and for the rooms below. */
@Injectable()
export class TitlesQueries {
  constructor(private readonly db: Db) {}

  /** One version of a title with all that it is made of, whatever its state; null when there is none. */
  async title(titleVersionId: string): Promise<TitleFacts | null> {
    const title = await this.db.one<Omit<TitleFacts, 'blocks'>>(
      `SELECT id, code, version, kind, state, name, level, certifiers, nsf_codes AS "nsfCodes",
         decided_on AS "decidedOn", effective_on AS "effectiveOn", registered_until_on AS "registeredUntilOn",
         awardable_until_on AS "awardableUntilOn", jury_composition AS "juryComposition"
       FROM competence_blocks.title_version WHERE id = $1`,
      [titleVersionId],
    );
    return title && { ...title, blocks: await this.blocksOf(titleVersionId) };
  }

  /** The blocks of a version in their order, each with its competences and their criteria. */
  blocksOf(titleVersionId: string): Promise<BlockFacts[]> {
    return this.db.sql<BlockFacts>(
      `SELECT b.id, b.code, b.name, b.position, COALESCE(c.competences, '[]') AS competences
       FROM competence_blocks.block b
       LEFT JOIN LATERAL (
         SELECT json_agg(json_build_object('id', c.id, 'code', c.code, 'name', c.name, 'position', c.position,
           'criteria', COALESCE(k.criteria, '[]')) ORDER BY c.position) AS competences
         FROM competence_blocks.competence c
         LEFT JOIN LATERAL (
           SELECT json_agg(json_build_object('id', k.id, 'code', k.code, 'name', k.name) ORDER BY k.position) AS criteria
           FROM competence_blocks.criterion k WHERE k.competence_id = c.id) k ON TRUE
         WHERE c.block_id = b.id) c ON TRUE
       WHERE b.title_version_id = $1 ORDER BY b.position`,
      [titleVersionId],
    );
  }
}
