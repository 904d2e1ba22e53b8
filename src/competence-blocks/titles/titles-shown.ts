import type { Actor } from '../../platform/kernel/actor.js';
import { hasRole } from '../../platform/kernel/actor.js';
import { type Decision, unmet } from '../../platform/kernel/decision.js';
import type { Page } from '../../platform/kernel/page.js';
import type { TextsOverview } from '../texts/texts.queries.js';
import { ACCESS_PATHS, TITLE_STATES, type TitleState } from './title.types.js';
import type { BlockDetail, TitleDetail, TitleLine, TitleVersionLine } from './titles.queries.js';

/** What marks the state of a version on its pages. */
export const TITLE_TONES: Record<TitleState, string> = { draft: 'not-yet', active: 'met', retired: 'open' };

/** How the list of titles is narrowed. */
export interface TitlesAsked {
  q: string;
  state: TitleState | '';
  after?: string;
}

/** The list of titles with what narrows it, for one reader. */
export function titlesShown({ rows, nextAfter }: Page<TitleLine>, asked: TitlesAsked, actor: Actor) {
  const { q, state, after } = asked;
  const kept = { ...(q && { q }), ...(state && { state }) };
  const address = (more: Record<string, string>) => `/titles?${new URLSearchParams({ ...kept, ...more }).toString()}`;
  const isOfficer = hasRole(actor, 'officer');
  return {
    q,
    state,
    states: isOfficer || hasRole(actor, 'advisor', 'administrator') ? TITLE_STATES : (['active', 'retired'] as const),
    isOfficer,
    isNarrowed: q !== '' || state !== '',
    rows: rows.map((row) => ({ ...row, tone: TITLE_TONES[row.state] })),
    firstHref: after ? address({}) : null,
    nextHref: nextAfter && address({ after: nextAfter }),
  };
}

/** One version of a title, whole: its blocks and how far each is curated, its other versions, what is next. */
export function titleShown(
  title: TitleDetail,
  versions: TitleVersionLine[],
  { actor, decision, texts }: { actor: Actor; decision: Decision | null; texts: TextsOverview | null },
) {
  const isOfficer = hasRole(actor, 'officer');
  const blocks = title.blocks.map((block) => blockLine(block, title.id));
  const toCurate = blocks.filter(({ isCurated }) => !isCurated);
  return {
    record: title,
    texts,
    tone: TITLE_TONES[title.state],
    isOfficer,
    isDraft: title.state === 'draft',
    blocks,
    toCurate: toCurate.length,
    firstToCurate: toCurate[0] ?? null,
    competences: title.blocks.reduce((sum, { competences }) => sum + competences.length, 0),
    criteria: title.blocks.flatMap((block) => block.competences.flatMap(({ criteria }) => criteria)).length,
    versions: versions.map((version) => ({
      ...version,
      tone: TITLE_TONES[version.state],
      isHere: version.id === title.id,
    })),
    ways: ACCESS_PATHS.filter((path) => title.juryComposition[path].active).map((path) => ({
      path,
      composition: title.juryComposition[path].composition,
    })),
    unmet: decision ? unmet(decision) : [],
    canActivate: decision?.allowed ?? false,
    decision,
  };
}

function blockLine(block: BlockDetail, titleVersionId: string) {
  const { code, name, position, competences, coverage, curatedAt } = block;
  return {
    code,
    name,
    position,
    href: `/titles/${titleVersionId}/blocks/${code}`,
    competences: competences.map((competence) => ({
      code: competence.code,
      name: competence.name,
      mode: competence.evaluationMode,
      criteria: competence.criteria.filter((criterion) => criterion.name !== competence.name),
    })),
    count: competences.length,
    isCurated: curatedAt !== null,
    curatedAt,
    isWhole: coverage.isWhole,
    missingWords: coverage.missingWords.length,
  };
}
