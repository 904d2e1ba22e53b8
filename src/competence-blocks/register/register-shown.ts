import { type Check, type Decision, unmet } from '../../platform/kernel/decision.js';
import type { Page } from '../../platform/kernel/page.js';
import { ACCESS_PATHS } from '../titles/title.types.js';
import type { RegisterPageQuery } from './register-forms.dto.js';
import { type CatalogueLine, type CatalogueTitle, DIRECTORIES, type ReadingLine } from './register.types.js';
import { type Term, termLeft } from './term.rules.js';

const LEVELS = [3, 4, 5, 6, 7, 8];

/** What is known of the register as a whole: how many titles it has, and when it was read last. */
export interface RegisterRead {
  latest: ReadingLine | null;
  count: number;
  today: string;
}

/** The register searched: what was asked, and one page of what was found. */
export function registerShown(
  { rows, nextAfter }: Page<CatalogueLine>,
  asked: RegisterPageQuery,
  { latest, count, today }: RegisterRead,
) {
  const { after, chosen, ...narrowed } = asked;
  const { certifier, level, directory, active } = narrowed;
  const kept = Object.entries(narrowed).filter(([, value]) => value !== '');
  const address = (more: Record<string, string>) =>
    `/register?${new URLSearchParams({ ...Object.fromEntries(kept), ...more }).toString()}`;
  return {
    latest,
    count,
    asked: { ...narrowed, level: level === '' ? null : Number(level) },
    isNarrowed: [certifier, level, directory, active].some((choice) => choice !== ''),
    levels: LEVELS,
    directories: DIRECTORIES,
    rows: rows.map((row) => lineShown(row, today)),
    firstHref: after ? address({}) : null,
    nextHref: nextAfter && address({ after: nextAfter }),
    allChosen: chosen === 'all',
    allHref: address({ ...(after && { after }), chosen: 'all' }),
    noneHref: address(after ? { after } : {}),
  };
}

/** A title of the register, with what an officer can do about it. */
export function registerTitleShown(title: CatalogueTitle, decision: Decision, today: string) {
  const step = stepOf(title);
  const line = lineShown(title, today);
  return {
    record: title,
    term: line.term,
    standing: line.standing,
    tone: line.isPublished ? 'met' : 'never',
    competences: title.blocks.reduce((sum, { competences }) => sum + competences.length, 0),
    unmet: step === 'draft' ? unmet(decision) : ([] as Check[]),
    step,
    draftHref: `/register/${title.code}/draft`,
    versionHref: title.drafted && `/titles/${title.drafted.titleVersionId}`,
    version: title.drafted?.version ?? 0,
    cautions: [...cautionsOf(line), ...(title.format === 'csv' ? ['csv'] : [])],
    ways: ACCESS_PATHS.filter((path) => title.juryComposition[path].active).map((path) => ({
      path,
      composition: title.juryComposition[path].composition,
    })),
  };
}

/** What is next for a title: to draft it, to see the version that stands, or to draft what the register says now. */
function stepOf({ drafted }: CatalogueTitle): 'draft' | 'see' | 'redraft' {
  if (!drafted) return 'draft';
  return drafted.isSame ? 'see' : 'redraft';
}

function cautionsOf({ isPublished, term }: ReturnType<typeof lineShown>): string[] {
  if (!isPublished) return ['not-published'];
  return term?.kind === 'ended' ? ['ended'] : [];
}

function lineShown(line: CatalogueLine, today: string) {
  const { active, isGone, registeredUntilOn, certifiers } = line;
  const term = registeredUntilOn === null ? null : termLeft(registeredUntilOn, today);
  return {
    ...line,
    certifierNames: certifiers.map(({ name }) => name),
    isPublished: active && !isGone,
    standing: isGone ? 'gone' : active ? 'active' : 'inactive',
    term: term && { ...term, nearness: nearnessOf(term) },
  };
}

/** Less than a year is near: new learners would hardly come to their end. */
function nearnessOf({ kind, count }: Term): 'late' | 'near' | 'far' {
  if (kind === 'ended') return 'late';
  return kind === 'years' || (kind === 'months' && count >= 12) ? 'far' : 'near';
}
