import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Role } from '../kernel/actor.js';
import { LANGUAGES, type Language, withLanguage } from './locale.js';
import type { Reader } from './reader.js';
import { TEMPLATES_FOLDER } from './template-files.js';

/** A place of the rail: its words are `navigation.<key>`; it is shown to readers with one of the roles, or to all. */
export interface NavigationLink {
  key: string;
  href: string;
  /** Other addresses that belong to the place. */
  also?: string[];
  icon: string;
  roles?: Role[];
}

/** What stands around every page. */
export interface Frame {
  navigation: (NavigationLink & { current: boolean })[];
  languages: { code: Language; href: string; current: boolean }[];
}

export function readNavigation(folder = TEMPLATES_FOLDER): NavigationLink[] {
  return JSON.parse(readFileSync(join(folder, 'navigation.json'), 'utf8')) as NavigationLink[];
}

/** The frame that one reader sees. The current link is the longest one that the address begins with. */
export function frameFor({ signedIn, path, language, languages }: Reader, links: NavigationLink[]): Frame {
  const open = links.filter(({ roles }) => signedIn && (!roles || roles.some((role) => signedIn.roles.includes(role))));
  const here = path.split('?')[0] ?? '';
  const reached = open.flatMap((link) => startsOf(link, here).map((start) => ({ link, start })));
  const [longest] = reached.toSorted((a, b) => b.start.length - a.start.length);
  return {
    navigation: open.map((link) => ({ ...link, current: link === longest?.link })),
    languages: LANGUAGES.map((code) => {
      const href = languages?.[code] ?? withLanguage(path, code);
      return { code, href, current: code === language };
    }),
  };
}

/** Those of the addresses of a link that this one begins with. */
function startsOf({ href, also = [] }: NavigationLink, here: string): string[] {
  return [href, ...also].filter((start) => leadsTo(start, here));
}

function leadsTo(href: string, path: string): boolean {
  return path === href || (href !== '/' && path.startsWith(`${href}/`));
}
