import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/kernel/actor.js';
import { type Check, unmet } from '../../platform/kernel/decision.js';
import { ImportRegister } from '../rncp/import-register.use-case.js';
import type { ImportReport } from '../rncp/import.types.js';
import { draftingOf, mayDraftWanted } from './drafting.rules.js';
import { fileOf } from './packed-records.adapter.js';
import { type KeptTitle, WantedTitlesQueries } from './wanted-titles.queries.js';

/** What became of one code: a draft now, as it stood already, or why not. */
export interface DraftedCode {
  code: string;
  name: string | null;
  outcome: 'drafted' | 'unchanged' | 'refused';
  titleVersionId: string | null;
  version: number | null;
  checks: Check[];
  /** What the reader finds wrong with the record, when it is left out for that. */
  problem: ImportReport['problems'][number] | null;
}

/**
 * Drafts several titles from their records as they were read last: those that can be drafted together or not at all, the
 * others are told with the reason. What stands as the register says it is left alone. Throws ImportUnderWay.
 */
@Injectable()
export class DraftEntries {
  constructor(
    private readonly wanted: WantedTitlesQueries,
    private readonly importRegister: ImportRegister,
  ) {}

  async run({ codes }: { codes: readonly string[] }, actor: Actor): Promise<DraftedCode[]> {
    const titles = await this.wanted.of([...new Set(codes)]);
    const toDraft = titles.filter((title) => ['draft', 'redraft'].includes(draftingOf(title)));
    const report = toDraft.length === 0 ? null : await this.draft(toDraft, actor);
    return titles.map((title) => becameOf(title, report));
  }

  private async draft(titles: readonly KeptTitle[], actor: Actor): Promise<ImportReport> {
    const fileName = await this.wanted.fileName();
    const records = titles.flatMap(({ record }) => record ?? []);
    return this.importRegister.run(
      { fileName, bytes: fileOf(...records), codes: titles.map(({ code }) => code) },
      actor,
    );
  }
}

function becameOf(title: KeptTitle, report: ImportReport | null): DraftedCode {
  const { code, name, newest } = title;
  const checks = unmet(mayDraftWanted(title));
  const problem = report?.problems.find((one) => one.code === code && one.severity === 'skipped') ?? null;
  const imported = report?.imported.find((one) => one.code === code);
  const { titleVersionId, version } = imported ?? newest ?? NOWHERE;
  const left = checks.length > 0 || problem ? 'refused' : 'unchanged';
  return { code, name, outcome: imported?.outcome ?? left, titleVersionId, version, checks, problem };
}

const NOWHERE = { titleVersionId: null, version: null };
