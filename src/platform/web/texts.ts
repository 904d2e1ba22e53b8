import { createInstance, type i18n, type ResourceKey } from 'i18next';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ROOT } from '../../../config/root.js';
import type { Formats, Moment } from './formats.js';
import { LANGUAGES, type Language } from './locale.js';

export const LOCALES_FOLDER = join(ROOT, 'templates', 'locales');

/** What a sentence is filled with. */
export type Facts = Record<string, unknown>;

/** Thrown when a template asks for words that `templates/locales` does not have, or fills them with too little. */
export class TextMissing extends Error {}

/**
 * The words of the house, in its three languages: one file a namespace in `templates/locales/<language>`.
 * `loud` makes a missing text an error; otherwise the key is shown.
 */
export class Texts {
  private readonly instance: i18n;
  /** Texts that nothing is filled into, which are most of a page. */
  private readonly fixed = new Map<string, string>();

  constructor(
    private readonly loud: boolean,
    folder = LOCALES_FOLDER,
  ) {
    const resources = Object.fromEntries(LANGUAGES.map((language) => [language, readTexts(folder, language)]));
    this.instance = createInstance({
      resources,
      lng: 'fr',
      fallbackLng: false,
      defaultNS: 'common',
      ns: Object.keys(resources.fr ?? {}),
      initAsync: false,
      interpolation: { escapeValue: false },
      missingInterpolationHandler: (text: string, [placeholder = '']: string[]) => {
        if (loud) throw new TextMissing(`${placeholder} is not given to: ${text}`);
        return '';
      },
    });
    void this.instance.init();
    this.addFormats();
  }

  has(language: Language, key: string): boolean {
    return this.instance.exists(key, { lng: language }) || this.instance.exists(key, { lng: language, count: 2 });
  }

  /** The text of a key (`namespace:path.to.it`, or a path in `common`), filled with the facts. */
  say(key: string, facts: Facts, formats: Formats): string {
    const { language } = formats;
    const names = Object.keys(facts);
    const known = names.length === 0 ? this.fixed.get(`${language} ${key}`) : undefined;
    if (known !== undefined) return known;
    if (this.loud && !this.has(language, key))
      throw new TextMissing(`templates/locales/${language} has no text for ${key}`);
    const text = this.instance.t(key, {
      lng: language,
      nest: false,
      count: countOf(facts),
      replace: filling(facts, formats),
    });
    if (names.length === 0) this.fixed.set(`${language} ${key}`, text);
    return text;
  }

  /** `{{dueOn, day}}` and the like, inside a text. */
  private addFormats(): void {
    const add = <Value>(name: string, write: (value: Value, formats: Formats) => string): void => {
      this.instance.services.formatter?.add(name, (value: Value, _language, options: { formats: Formats }) =>
        write(value, options.formats),
      );
    };
    add('day', (value: Moment, formats) => formats.day(value));
    add('date', (value: Moment, formats) => formats.day(value, 'date'));
    add('month', (value: Moment, formats) => formats.month(value));
    add('time', (value: Moment, formats) => formats.time(value));
    add('instant', (value: Moment, formats) => `${formats.day(value)}, ${formats.time(value)}`);
    add('instants', ({ items }: Listed, formats) =>
      formats.list(items.map((at) => `${formats.day(at)} (${formats.time(at)})`)),
    );
    add('number', (value: number, formats) => formats.number(value));
    add('percent', (value: number, formats) => formats.percent(value));
    add('languages', ({ items }: Listed, formats) => formats.languages(items));
    add('quoted', ({ items }: Listed, formats) => formats.list(items.map((item) => formats.quoted(item))));
  }
}

/** A list as a text is given it: joined as the language does, unless the text asks for something else. */
class Listed {
  constructor(
    readonly items: readonly string[],
    private readonly formats: Formats,
  ) {}

  toString(): string {
    return this.formats.list(this.items);
  }
}

/** Lists are joined as the language does; everything else is left to the text. */
function filling(facts: Facts, formats: Formats): Facts {
  const filled: Facts = { formats };
  for (const [name, value] of Object.entries(facts)) {
    filled[name] = Array.isArray(value) ? new Listed(value.map(String), formats) : value;
  }
  return filled;
}

function countOf({ count }: Facts): number | undefined {
  return typeof count === 'number' ? count : undefined;
}

function readTexts(folder: string, language: Language): Record<string, ResourceKey> {
  const files = readdirSync(join(folder, language)).filter((file) => file.endsWith('.json'));
  return Object.fromEntries(
    files.map((file) => [basename(file, '.json'), readFile(join(folder, language, file), language)]),
  );
}

function readFile(path: string, language: Language): ResourceKey {
  try {
    return JSON.parse(readFileSync(path, 'utf8'), (_key, value: unknown) =>
      typeof value === 'string' ? typeset(value, language) : withMany(value),
    ) as ResourceKey;
  } catch (error) {
    throw new TextMissing(`${path} is not JSON: ${(error as Error).message}`);
  }
}

/** French keeps its two-part signs with the word they belong to. */
function typeset(text: string, language: Language): string {
  if (language !== 'fr') return text;
  return text.replace(/ ([:;?!%»])/g, '\u00A0$1').replace(/« /g, '«\u00A0');
}

/** French and Spanish have a plural for millions, which reads as the ordinary one wherever we count. */
function withMany(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const plurals = Object.entries(value).filter(([key]) => key.endsWith('_other'));
  return {
    ...Object.fromEntries(plurals.map(([key, text]) => [key.replace(/_other$/, '_many'), text as unknown])),
    ...value,
  };
}
