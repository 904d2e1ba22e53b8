import { isZone } from '../kernel/wall-time.js';

export const LANGUAGES = ['fr', 'en', 'es'] as const;

/** The languages that pages and mails are written in. */
export type Language = (typeof LANGUAGES)[number];

/** The cookie that keeps the language a visitor chose. */
export const LANGUAGE_COOKIE = 'jalon-lang';

const HOUSE_LANGUAGE: Language = 'fr';
const HOUSE_ZONE = 'Europe/Paris';
const YEAR_SECONDS = 31_536_000;
const LONGEST_HEADER = 200;

/** What a request and its account say about the language to answer in, each as it came. */
export interface LanguageWishes {
  /** `?lang=` */
  query?: unknown;
  /** The value of the cookie `jalon-lang`. */
  cookie?: string;
  account?: string;
  /** The header Accept-Language. */
  accepts?: string;
}

export function isLanguage(value: unknown): value is Language {
  return LANGUAGES.some((language) => language === value);
}

/** The language to answer in: the one just chosen, else the one chosen before, the account's, the browser's, French. */
export function languageOf({ query, cookie, account, accepts }: LanguageWishes): Language {
  return [query, cookie, account].find(isLanguage) ?? acceptedLanguage(accepts ?? '') ?? HOUSE_LANGUAGE;
}

/** The zone to tell times in: the first candidate that is one, else that of the house. */
export function zoneOf(...candidates: (string | null | undefined)[]): string {
  return candidates.find((zone): zone is string => Boolean(zone) && isZone(zone as string)) ?? HOUSE_ZONE;
}

/** The language that an address names at its beginning: `/en/catalogue`. */
export function languageInPath(path: string): Language | undefined {
  const [, first] = /^\/(\w\w)(?:[/?]|$)/.exec(path) ?? [];
  return isLanguage(first) ? first : undefined;
}

/** The `Set-Cookie` that keeps a chosen language for a year. */
export function languageCookie(language: Language, secure: boolean): string {
  return `${LANGUAGE_COOKIE}=${language}; Path=/; Max-Age=${YEAR_SECONDS}; SameSite=Lax; HttpOnly${secure ? '; Secure' : ''}`;
}

/** The language kept in a `Cookie` header, as it came. */
export function languageInCookies(header = ''): string | undefined {
  return /(?:^|;\s*)jalon-lang=(\w{2})(?:;|$)/.exec(header)?.[1];
}

/** The same address with another `?lang=`, or without it. */
export function withLanguage(address: string, language?: Language): string {
  const [path = '/', query = ''] = address.split('?', 2);
  const parameters = new URLSearchParams(query);
  parameters.delete('lang');
  if (language) parameters.set('lang', language);
  return parameters.size > 0 ? `${path}?${parameters.toString()}` : path;
}

function acceptedLanguage(header: string): Language | undefined {
  return header
    .slice(0, LONGEST_HEADER)
    .split(',')
    .map((entry) => {
      const [tag = '', quality] = entry
        .trim()
        .toLowerCase()
        .split(/;\s*q=/);
      return { language: tag.slice(0, 2), quality: quality === undefined ? 1 : Number(quality) || 0 };
    })
    .filter(({ quality }) => quality > 0)
    .toSorted((a, b) => b.quality - a.quality)
    .map(({ language }) => language)
    .find(isLanguage);
}
