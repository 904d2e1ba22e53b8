import { Injectable } from '@nestjs/common';
import { type Coverage, coverageOf } from '../blocks/coverage.rules.js';
import { BlockUnknown, TitleUnknown } from '../competence-blocks.errors.js';
import { seesDrafts } from '../competence-blocks.policy.js';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import type { Actor } from '../../platform/kernel/actor.js';
import type { Decision } from '../../platform/kernel/decision.js';
import { type Page, pageOf } from '../../platform/kernel/page.js';
import { dayOf } from '../../platform/kernel/wall-time.js';
import { splitCompetences, type CompetenceList } from '../rncp/competence-list.rules.js';
import type { BlockFacts, TitleFacts, TitleState } from './title.types.js';
import { mayActivate } from './titles.rules.js';

/** One line of the list of titles. */
export type TitleLine = Pick<
  TitleFacts,
  'id' | 'code' | 'version' | 'kind' | 'state' | 'name' | 'level' | 'registeredUntilOn' | 'awardableUntilOn'
> & { certifier: string | null };

/** A block with the official wording, and how far the curated competences cover it. */
export interface BlockDetail extends BlockFacts {
  competencesText: string;
  evaluationText: string | null;
  /** How surely the import told the competences apart: from `marked` (by bullets) down to `whole` (one piece). */
  splitCertainty: CompetenceList['certainty'];
  curatedAt: string | null;
  /** How many steps of curation there were. */
  revision: number;
  coverage: Coverage;
}

/** One version among those of a title. */
export interface TitleVersionLine {
  id: string;
  version: number;
  state: TitleState;
  importedAt: Date;
}

/** One version of a title whole, with the official wording beside the curated. */
export interface TitleDetail extends Omit<TitleFacts, 'blocks'> {
  blocks: BlockDetail[];
}

/** What a list of titles is narrowed to. */
export interface TitleSearch {
  q?: string;
  state?: TitleState;
  after?: string;
  limit: number;
}

type BlockRow = Omit<BlockDetail, 'splitCertainty' | 'coverage' | 'curatedAt'> & { curatedAt: Date | null };

const TITLE = `SELECT id, code, version, kind, state, name, level, certifiers, nsf_codes AS "nsfCodes",
    decided_on AS "decidedOn", effective_on AS "effectiveOn", registered_until_on AS "registeredUntilOn",
    awardable_until_on AS "awardableUntilOn", jury_composition AS "juryComposition"
  FROM competence_blocks.title_version`;

const COMPETENCES = `SELECT json_agg(json_build_object('id', c.id, 'code', c.code, 'name', c.name,
      'position', c.position, 'evaluationMode', c.evaluation_mode, 'criteria', COALESCE(k.criteria, '[]')) ORDER BY c.position) AS competences
    FROM competence_blocks.competence c
    LEFT JOIN LATERAL (
      SELECT json_agg(json_build_object('id', k.id, 'code', k.code, 'name', k.name) ORDER BY k.position) AS criteria
      FROM competence_blocks.criterion k WHERE k.competence_id = c.id) k ON TRUE
    WHERE c.block_id = b.id`;

/** Reads titles for screens and for the rooms below. */
@Injectable()
export class TitlesQueries {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** One version of a title with all that it is made of, whatever its state; null when there is none. */
  async title(titleVersionId: string): Promise<TitleFacts | null> {
    const title = await this.db.one<Omit<TitleFacts, 'blocks'>>(`${TITLE} WHERE id = $1`, [titleVersionId]);
    return title && { ...title, blocks: await this.blocksOf(titleVersionId) };
  }

  /** The same for a person, with the official wording beside the curated. Throws TitleUnknown. */
  async detail(titleVersionId: string, actor: Actor): Promise<TitleDetail> {
    const title = await this.db.one<Omit<TitleFacts, 'blocks'>>(`${TITLE} WHERE id = $1 AND (state <> 'draft' OR $2)`, [
      titleVersionId,
      seesDrafts(actor),
    ]);
    if (!title) throw new TitleUnknown(titleVersionId);
    return { ...title, blocks: await this.blockDetailsOf(titleVersionId) };
  }

  /** One block of a version, with the official wording beside the curated. Throws BlockUnknown. */
  async block(titleVersionId: string, blockId: string): Promise<BlockDetail> {
    const block = (await this.blockDetailsOf(titleVersionId)).find(({ id }) => id === blockId);
    if (!block) throw new BlockUnknown(blockId);
    return block;
  }

  /** Every version of a title that a person may see, the newest first. */
  versionsOf(code: string, actor: Actor): Promise<TitleVersionLine[]> {
    return this.db.sql<TitleVersionLine>(
      `SELECT id, version, state, imported_at AS "importedAt" FROM competence_blocks.title_version
       WHERE code = $1 AND (state <> 'draft' OR $2) ORDER BY version DESC`,
      [code, seesDrafts(actor)],
    );
  }

  /** The titles that a person may see, by code and version. */
  async list({ q = '', state, after, limit }: TitleSearch, actor: Actor): Promise<Page<TitleLine>> {
    const [afterCode = '', afterVersion = '0'] = after?.split('.') ?? [];
    const rows = await this.db.sql<TitleLine>(
      `SELECT id, code, version, kind, state, name, level, certifier, registered_until_on AS "registeredUntilOn",
         awardable_until_on AS "awardableUntilOn"
       FROM competence_blocks.pub_title
       WHERE (state <> 'draft' OR $1) AND ($2::text IS NULL OR state = $2) AND (code, version) > ($3, $4::int)
         AND (code ILIKE $5 || '%' OR name ILIKE '%' || $5 || '%' OR certifier ILIKE '%' || $5 || '%')
       ORDER BY code, version LIMIT $6`,
      [seesDrafts(actor), state ?? null, afterCode, afterVersion, q.replaceAll(/[\\%_]/g, String.raw`\$&`), limit + 1],
    );
    return pageOf(rows, limit, ({ code, version }) => `${code}.${version}`);
  }

  /** May this version be activated today, by the calendar of Paris? Throws TitleUnknown. */
  async activationDecision(titleVersionId: string): Promise<Decision> {
    const title = await this.title(titleVersionId);
    if (!title) throw new TitleUnknown(titleVersionId);
    const other = await this.db.one<{ version: number }>(
      `SELECT version FROM competence_blocks.title_version WHERE code = $1 AND id <> $2 AND state = 'active'`,
      [title.code, titleVersionId],
    );
    const today = dayOf(await this.clock.now(), 'Europe/Paris');
    return mayActivate({ ...title, today, otherActiveVersion: other?.version ?? null });
  }

  private blocksOf(titleVersionId: string): Promise<BlockFacts[]> {
    return this.db.sql<BlockFacts>(
      `SELECT b.id, b.code, b.name, b.position, COALESCE(c.competences, '[]') AS competences
       FROM competence_blocks.block b LEFT JOIN LATERAL (${COMPETENCES}) c ON TRUE
       WHERE b.title_version_id = $1 ORDER BY b.position`,
      [titleVersionId],
    );
  }

  private async blockDetailsOf(titleVersionId: string): Promise<BlockDetail[]> {
    const rows = await this.db.sql<BlockRow>(
      `SELECT b.id, b.code, b.name, b.position, COALESCE(c.competences, '[]') AS competences,
         b.competences_text AS "competencesText", b.evaluation_text AS "evaluationText", b.curated_at AS "curatedAt",
         b.revision
       FROM competence_blocks.block b LEFT JOIN LATERAL (${COMPETENCES}) c ON TRUE
       WHERE b.title_version_id = $1 ORDER BY b.position`,
      [titleVersionId],
    );
    return rows.map((row) => ({
      ...row,
      curatedAt: row.curatedAt?.toISOString() ?? null,
      splitCertainty: splitCompetences(row.competencesText).certainty,
      coverage: coverageOf(row.competencesText, row.competences),
    }));
  }
}
