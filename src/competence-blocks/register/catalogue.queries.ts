import { Injectable } from '@nestjs/common';
import { RegisterTitleUnknown } from '../competence-blocks.errors.js';
import { Db } from '../../platform/database/db.js';
import { type Page, pageOf } from '../../platform/kernel/page.js';
import { splitCompetences } from '../rncp/competence-list.rules.js';
import { contentMarkOf } from '../rncp/content-mark.js';
import type { ReadBlock, ReadFiche } from '../rncp/fiche.types.js';
import type { TitleState } from '../titles/title.types.js';
import { type EntrySearch, searchStatement } from './catalogue-search.js';
import { KeptRecords } from './kept-records.js';
import { ficheIn } from './packed-records.adapter.js';
import type { CatalogueBlock, CatalogueLine, CatalogueTitle, ExportFormat, HouseVersion } from './register.types.js';
import { wantedIn } from './search.rules.js';

const FACTS = `code, directory, number, name, kind, level, active, state, certifiers, decided_on AS "decidedOn",
  effective_on AS "effectiveOn", registered_until_on AS "registeredUntilOn",
  awardable_until_on AS "awardableUntilOn", block_count AS "blockCount", gone_in IS NOT NULL AS "isGone"`;

const NEWEST_VERSION = `SELECT DISTINCT ON (code) code, id AS "titleVersionId", version, state,
    content_sha256 AS "contentSha256"
  FROM competence_blocks.title_version WHERE code = ANY ($1) ORDER BY code, version DESC`;

/** A reading of the CSV export that found a record of the XML one again does not say what that record says. */
const ORIGIN = `SELECT origin.format,
    CASE WHEN newest.format = origin.format THEN newest.started_at ELSE origin.started_at END AS "readAt"
  FROM competence_blocks.register_page p
  JOIN competence_blocks.register_reading origin ON origin.id = p.reading_id
  JOIN competence_blocks.register_reading newest ON newest.id = e.read_in
  WHERE p.id = e.page_id`;

interface Origin {
  readAt: Date;
  format: ExportFormat;
}

type Entry = Omit<CatalogueLine, 'drafted'>;
type NewestVersion = Omit<HouseVersion, 'isSame'> & { code: string; state: TitleState; contentSha256: string };

/** Finds titles in the public register as it was read last. */
@Injectable()
export class CatalogueQueries {
  constructor(
    private readonly db: Db,
    private readonly keptRecords: KeptRecords,
  ) {}

  /** The titles found, those that are published first, and of these the ones that the words say best. */
  async search(search: EntrySearch): Promise<Page<CatalogueLine>> {
    const { size, q = '', certifier = '' } = search;
    const [wanted, certifiers] = [wantedIn(q), wantedIn(certifier).words];
    const isEmpty = (text: string, found: unknown[]) => text.trim() !== '' && found.length === 0;
    if (isEmpty(q, [...wanted.codes, ...wanted.words]) || isEmpty(certifier, certifiers))
      return { rows: [], nextAfter: null };
    const { text, values } = searchStatement(FACTS, { ...search, wanted, certifiers });
    const found = await this.db.sql<Entry & { rank: number }>(text, values);
    const { rows, nextAfter } = pageOf(found, size, ({ rank, number, directory }) => `${rank}.${number}.${directory}`);
    const drafted = await this.draftedOf(rows.map(({ code }) => code));
    return { rows: rows.map(({ rank: _rank, ...entry }) => lineOf(entry, drafted.get(entry.code))), nextAfter };
  }

  /** One title whole, as its record says it. Throws RegisterTitleUnknown. */
  async title(code: string): Promise<CatalogueTitle> {
    const entry = await this.db.one<Entry & Origin>(
      `SELECT ${FACTS}, origin.* FROM competence_blocks.register_entry e CROSS JOIN LATERAL (${ORIGIN}) origin
       WHERE code = $1`,
      [code],
    );
    const kept = entry && (await this.keptRecords.one(code));
    if (!kept) throw new RegisterTitleUnknown(code);
    const fiche = await ficheIn(kept.record);
    const newest = (await this.draftedOf([code])).get(code);
    const { readAt, format, ...facts } = entry;
    return {
      ...lineOf(facts, newest, contentMarkOf(fiche)),
      ...detailsOf(fiche),
      readAt: readAt.toISOString(),
      format,
    };
  }

  /** How many titles the register has, gone ones aside. */
  async count(): Promise<number> {
    const row = await this.db.one<{ count: number }>(
      'SELECT count(*)::int AS count FROM competence_blocks.register_entry WHERE gone_in IS NULL',
    );
    return row?.count ?? 0;
  }

  private async draftedOf(codes: string[]): Promise<Map<string, NewestVersion>> {
    const rows = await this.db.sql<NewestVersion>(NEWEST_VERSION, [codes]);
    return new Map(rows.map((row) => [row.code, row]));
  }
}

/** `contentMark` tells whether the house has the title as the register says it now; a list does not ask. */
function lineOf(entry: Entry, newest: NewestVersion | undefined, contentMark?: string): CatalogueLine {
  if (!newest) return { ...entry, drafted: null };
  const { titleVersionId, version, state, contentSha256 } = newest;
  const isSame = contentMark === undefined ? null : contentSha256 === contentMark;
  return { ...entry, drafted: { titleVersionId, version, state, isSame } };
}

function detailsOf({ nsf, rome, blocks, jury, previousCodes, nextCodes }: ReadFiche) {
  return {
    nsfCodes: nsf,
    tradeCodes: rome,
    juryComposition: jury,
    previousCodes,
    nextCodes,
    blocks: blocks.map(blockOf),
  };
}

function blockOf({ code, name, position, competencesText, evaluationText }: ReadBlock): CatalogueBlock {
  const { competences, certainty } = splitCompetences(competencesText);
  return { code, name, position, competencesText, evaluationText, competences, splitCertainty: certainty };
}
