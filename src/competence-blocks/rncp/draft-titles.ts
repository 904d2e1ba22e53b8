import { Injectable } from '@nestjs/common';
import type { EntityTarget, ObjectLiteral, QueryDeepPartialEntity } from 'typeorm';
import type { TitleImported } from '../competence-blocks.events.js';
import { Block } from '../blocks/block.entity.js';
import { Competence } from '../blocks/competence.entity.js';
import { competenceRowsOf } from '../blocks/competence-rows.rules.js';
import { Criterion } from '../blocks/criterion.entity.js';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { newId } from '../../platform/kernel/id.js';
import { TitleVersion } from '../titles/title-version.entity.js';
import type { TitleState } from '../titles/title.types.js';
import { splitCompetences } from './competence-list.rules.js';
import { contentMarkOf } from './content-mark.js';
import type { ReadBlock, ReadFiche } from './fiche.types.js';
import type { ImportedTitle } from './import.types.js';
import { kindOf, makesNewVersion, recordOf } from './title-draft.rules.js';

/** As many rows as one INSERT takes: PostgreSQL has room for 65,535 values in a statement. */
const ROWS_A_TIME = 1000;

interface Newest {
  id: string;
  code: string;
  version: number;
  state: TitleState;
  contentSha256: string;
  blocks: number;
  competences: number;
}

/** For whom and when titles are drafted. */
export interface Drafting {
  importId: string;
  importedAt: Date;
  isAskedFor: boolean;
}

/** Writes records of the register as drafts; the content of a draft that stands already changes nothing. */
@Injectable()
export class DraftTitles {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
  ) {}

  async run(fiches: ReadFiche[], drafting: Drafting, actor: Actor): Promise<ImportedTitle[]> {
    const newest = await this.newestOf(fiches.map(({ code }) => code));
    const drafts = fiches.map((fiche) => draftOf(fiche, newest.get(fiche.code), drafting));
    await this.insert(
      TitleVersion,
      drafts.flatMap(({ title }) => title ?? []),
    );
    const blocks = drafts.flatMap((draft) => draft.blocks);
    await this.insert(
      Block,
      blocks.map(({ block }) => block),
    );
    await this.insert(
      Competence,
      blocks.flatMap(({ competences }) => competences),
    );
    await this.insert(
      Criterion,
      blocks.flatMap(({ criteria }) => criteria),
    );
    for (const { imported, title } of drafts) {
      if (title) await this.events.record(titleImported(imported, drafting.importId), actor);
    }
    return drafts.map(({ imported }) => imported);
  }

  private async newestOf(codes: string[]): Promise<Map<string, Newest>> {
    const rows = await this.db.sql<Newest>(
      `SELECT DISTINCT ON (t.code) t.id, t.code, t.version, t.state, t.content_sha256 AS "contentSha256",
         (SELECT count(*)::int FROM competence_blocks.block b WHERE b.title_version_id = t.id) AS blocks,
         (SELECT count(*)::int FROM competence_blocks.competence c JOIN competence_blocks.block b ON b.id = c.block_id
          WHERE b.title_version_id = t.id) AS competences
       FROM competence_blocks.title_version t WHERE t.code = ANY ($1) ORDER BY t.code, t.version DESC`,
      [codes],
    );
    return new Map(rows.map((row) => [row.code, row]));
  }

  private async insert<Row extends ObjectLiteral>(
    entity: EntityTarget<Row>,
    rows: QueryDeepPartialEntity<Row>[],
  ): Promise<void> {
    for (let from = 0; from < rows.length; from += ROWS_A_TIME) {
      await this.db.of(entity).insert(rows.slice(from, from + ROWS_A_TIME));
    }
  }
}

function titleImported({ outcome: _outcome, ...title }: ImportedTitle, importId: string): TitleImported {
  return { name: 'competence-blocks.title-imported', subject: title.titleVersionId, data: { ...title, importId } };
}

interface Draft {
  imported: ImportedTitle;
  title: QueryDeepPartialEntity<TitleVersion> | null;
  blocks: ReturnType<typeof blockDraft>[];
}

function draftOf(fiche: ReadFiche, newest: Newest | undefined, drafting: Drafting): Draft {
  const contentSha256 = contentMarkOf(fiche);
  if (newest && !makesNewVersion(newest, contentSha256, drafting.isAskedFor)) {
    const { id: titleVersionId, code, version, blocks, competences } = newest;
    return {
      imported: { titleVersionId, code, version, outcome: 'unchanged', blocks, competences },
      title: null,
      blocks: [],
    };
  }
  const { code } = fiche;
  const titleVersionId = newId();
  const version = (newest?.version ?? 0) + 1;
  const blocks = fiche.blocks.map((block) => blockDraft(titleVersionId, block));
  const competences = blocks.reduce((sum, block) => sum + block.competences.length, 0);
  return {
    imported: { titleVersionId, code, version, outcome: 'drafted', blocks: blocks.length, competences },
    title: { ...titleRow(fiche, drafting), id: titleVersionId, version, contentSha256 },
    blocks,
  };
}

function titleRow(fiche: ReadFiche, { importId, importedAt }: Drafting): QueryDeepPartialEntity<TitleVersion> {
  const { code, title, level, nsf, decidedOn, effectiveOn, registeredUntilOn, awardableUntilOn } = fiche;
  return {
    code,
    state: 'draft',
    kind: kindOf(fiche),
    name: title,
    level,
    certifiers: fiche.certifiers.map(({ siret, name }) => ({ siret, name })),
    nsfCodes: nsf,
    juryComposition: fiche.jury,
    decidedOn,
    effectiveOn,
    registeredUntilOn,
    awardableUntilOn,
    registerRecord: recordOf(fiche),
    importId,
    importedAt,
  };
}

/** A block as the register words it, with one criterion a competence, to be put in order by an officer. */
function blockDraft(titleVersionId: string, read: ReadBlock) {
  const { code, name, position, competencesText, evaluationText, prerequisites } = read;
  const block = {
    id: newId(),
    titleVersionId,
    code,
    name,
    position,
    competencesText,
    evaluationText,
    entryPrerequisites: prerequisites.entry,
    validationPrerequisites: prerequisites.validation,
  };
  const split = splitCompetences(competencesText).competences.map((words) => ({ name: words, criteria: [words] }));
  return { block, ...competenceRowsOf(block, split, newId) };
}
