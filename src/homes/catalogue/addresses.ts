import { addressOf, type Environment } from '../../../config/environment.js';
import { LANGUAGES, type Language } from '../../platform/web/locale.js';

/** What stands in the head of a public page, for search engines and for who shares its address. */
export interface Published {
  description: string;
  address: string;
  isIndexed: boolean;
  locale: string;
  alternates: { hreflang: string; href: string }[];
  /** JSON, ready to stand in a page; empty without any. */
  linkedData: string;
}

const LOCALES: Record<Language, string> = { fr: 'fr_FR', en: 'en_GB', es: 'es_ES' };
const LONGEST_DESCRIPTION = 160;

/** The path of the catalogue in a language, or of one title in it. */
export function pathIn(language: Language, code = ''): string {
  return `/${language}/catalogue${code && `/${code}`}`;
}

/** The paths of a page of the catalogue in every language. */
export function pathsOf(code = ''): Record<Language, string> {
  return { fr: pathIn('fr', code), en: pathIn('en', code), es: pathIn('es', code) };
}

/** The absolute addresses of a page in every language, and the one that chooses by the browser. */
export function alternatesOf(environment: Environment, code = ''): Published['alternates'] {
  const chosen = { hreflang: 'x-default', href: addressOf(environment, `/catalogue${code && `/${code}`}`) };
  return [...LANGUAGES.map((hreflang) => ({ hreflang, href: addressOf(environment, pathIn(hreflang, code)) })), chosen];
}

/** The head of a page of the catalogue. */
export function publishedAs(
  environment: Environment,
  { language, code = '', isIndexed = true }: { language: Language; code?: string; isIndexed?: boolean },
  description: string,
  linkedData: object | null = null,
): Published {
  return {
    description: shortened(description),
    address: addressOf(environment, pathIn(language, code)),
    isIndexed,
    locale: LOCALES[language],
    alternates: alternatesOf(environment, code),
    linkedData: linkedData ? JSON.stringify(linkedData).replaceAll('<', String.raw`\u003c`) : '',
  };
}

/** At most so long, cut after a word. */
function shortened(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  if (line.length <= LONGEST_DESCRIPTION) return line;
  return `${line.slice(0, LONGEST_DESCRIPTION - 1).replace(/\s+\S*$/, '')}…`;
}
