import type { Role } from '../kernel/actor.js';
import type { Facts } from '../kernel/decision.js';
import type { Language } from './locale.js';

/** What the house says after something was done, on the page that follows: a key of `templates/locales`, with its facts. */
export interface Flash {
  kind: 'done' | 'notice' | 'problem';
  key: string;
  facts?: Facts;
}

/** Who reads a page: how they are spoken to, and what they are shown around it. */
export interface Reader {
  language: Language;
  /** IANA zone in which times are told. */
  zone: string;
  signedIn?: { name: string; roles: readonly Role[] };
  /** The address of the page with its query, for the links that change its language. */
  path: string;
  /** Where each language of the page is found, when that is another address than with `?lang=`. */
  languages?: Record<Language, string>;
  /** Now, by the clock of the house; needed by relative times and deadlines. */
  now?: Date;
  flash?: Flash;
  /** The token that each form sends back. */
  csrf?: string;
}
