import { ACCESS_PATHS, type PublicTitle } from '../../competence-blocks/index.js';
import type { Language } from '../../platform/web/locale.js';
import type { DesignOutline } from '../../tracks/index.js';
import { type Published, pathIn } from './addresses.js';
import type { CatalogueAsked } from './finding.js';
import type { YearIndicators } from './indicators.rules.js';
import { registerAddressOf } from './linked-data.js';

/** The catalogue as its page shows it. */
export function catalogueShown(
  {
    all,
    found,
    asked,
    language,
  }: { all: PublicTitle[]; found: PublicTitle[]; asked: CatalogueAsked; language: Language },
  published: Published,
) {
  const levels = [...new Set(all.flatMap(({ level }) => level ?? []))].toSorted((a, b) => a - b);
  return {
    published,
    base: pathIn(language),
    q: asked.q,
    level: asked.level,
    levels,
    isNarrowed: asked.q !== '' || asked.level !== null,
    isEmpty: all.length === 0,
    titles: found.map((title) => ({ ...lineOf(title), href: pathIn(language, title.code) })),
  };
}

/** One title as its page shows it. */
export function catalogueTitleShown(
  title: PublicTitle,
  { outline, years, today, language }: Known,
  published: Published,
) {
  return {
    published,
    base: pathIn(language),
    record: title,
    line: lineOf(title),
    isOpen: title.registeredUntilOn === null || title.registeredUntilOn >= today,
    registerAddress: registerAddressOf(title.code),
    outline,
    today,
    ways: ACCESS_PATHS.filter((way) => title.juryComposition[way].active),
    years,
    hasFigures: years.some(({ presented, left }) => presented.kind !== 'none' || left.kind !== 'none'),
  };
}

/** What the page of a title shows besides the title. */
interface Known {
  outline: DesignOutline | null;
  years: YearIndicators[];
  today: string;
  language: Language;
}

function lineOf({ code, name, kind, level, certifiers, presentation, blocks, registeredUntilOn }: PublicTitle) {
  return {
    code,
    name,
    kind,
    level,
    certifiers: certifiers.map((certifier) => certifier.name).join(', '),
    presentation,
    blocks: blocks.length,
    competences: blocks.reduce((sum, { competences }) => sum + competences.length, 0),
    registeredUntilOn,
  };
}
