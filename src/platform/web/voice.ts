import type { Check } from '../kernel/decision.js';
import type { Fault } from '../kernel/domain-error.js';
import { Formats, type Moment } from './formats.js';
import type { Facts, Texts } from './texts.js';
import type { Language } from './locale.js';
import type { Wordbook } from './wordbook.js';

/** How near a deadline is: past, within two weeks, or further. */
export type Nearness = 'late' | 'near' | 'far';

/** A deadline as a reader sees it; `days` is negative once it is past. */
export interface Deadline {
  on: Moment;
  days: number;
  nearness: Nearness;
}

/** A sentence about a rule or a fault, and whether it had to be borrowed from the code, in English. */
export interface Sentence {
  text: string;
  borrowed: boolean;
}

const NEAR_DAYS = 14;
const FILE_NAME = /\.(?:pdf|zip|xml|csv|md|txt|sql|json|ya?ml|[jt]s|docx|xlsx|pptx|od[tps]|png|jpe?g)$/i;

/** How the house speaks to one reader: its words and formats, in their language, zone and time. */
export class Voice {
  constructor(
    private readonly texts: Texts,
    readonly formats: Formats,
    private readonly around: { now?: Date | undefined; wordbook?: Wordbook } = {},
  ) {}

  get language(): Language {
    return this.formats.language;
  }

  get zone(): string {
    return this.formats.zone;
  }

  t(key: string, facts: Facts = {}): string {
    return this.texts.say(key, this.inOwnLanguage(facts), this.formats);
  }

  has(key: string): boolean {
    return this.texts.has(this.language, key);
  }

  /** "mardi 12 janvier 2027 à 14:00", told in `zone` and naming it when its clock is not the reader's. */
  instant(moment: Moment, zone: string = this.zone): string {
    const { formats } = this;
    const isForeign = zone !== this.zone && formats.offset(moment, zone) !== formats.offset(moment, this.zone);
    if (!isForeign) return this.t('format.instant', { day: formats.day(moment), time: formats.time(moment) });
    const day = new Formats(this.language, zone).day(moment);
    return `${this.t('format.instant', { day, time: formats.time(moment, zone) })} ${this.zoneName(moment, zone)}`;
  }

  /** "dans 3 jours", counted from the reader's now or from another moment. */
  relative(moment: Moment, from?: Moment): string {
    return this.formats.relative(moment, from ?? this.present());
  }

  deadline(on: Moment, from?: Moment): Deadline {
    const days = this.formats.daysUntil(on, from ?? this.present());
    return { on, days, nearness: days < 0 ? 'late' : days <= NEAR_DAYS ? 'near' : 'far' };
  }

  /** "7 h 30" */
  hours(value: number): string {
    const minutes = Math.round(value * 60);
    const facts = { hours: Math.floor(minutes / 60), minutes: String(minutes % 60).padStart(2, '0') };
    return this.t(minutes % 60 === 0 ? 'format.whole-hours' : 'format.hours-minutes', facts);
  }

  /** What a check says of the case, from `rules.json` by its code and standing. */
  check({ code, standing, says, facts = {} }: Check): Sentence {
    const keys = standing === 'never' ? ['never', 'not-yet'] : [standing];
    const key = keys.map((name) => `rules:${code}.${name}`).find((candidate) => this.has(candidate));
    return key ? { text: this.t(key, facts), borrowed: false } : { text: says, borrowed: true };
  }

  /** What is wrong and what to do about it, from `faults.json` by the code of the fault. */
  fault({ code, message, facts = {} }: Fault): Sentence {
    const key = `faults:${code}`;
    return code && this.has(key) ? { text: this.t(key, facts), borrowed: false } : { text: message, borrowed: true };
  }

  /** What people call the place of a fault: a field, a line; the name of a file as it is; nothing for other paths. */
  place(at: string): string {
    const [, line, column] = /^line (\d+)(?:, column (\d+))?$/.exec(at) ?? [];
    if (line) return this.t(column ? 'faults:place.line-column' : 'faults:place.line', { line, column });
    const field = `faults:field.${at.split('.').findLast((part) => !/^\d+$/.test(part)) ?? ''}`;
    if (this.has(field)) return this.t(field);
    return /^[\w-]+(\.[\w-]+)*$/.test(at) && !FILE_NAME.test(at) ? '' : at;
  }

  /** The text that a rule comes from: an article of a law, the rulebook, the register. */
  source(source: string): string {
    const [, article] = /^(?:Code du travail, )?([LRD]\d.*)$/.exec(source) ?? [];
    if (article) return this.t('sources:labour-code', { article });
    const [book = '', place = ''] = source.split(', ', 2);
    const key = `sources:${slug(book)}`;
    if (!this.has(key)) return source;
    const named = `sources:places.${slug(place)}`;
    return this.t(key, { place: this.has(named) ? this.t(named) : place });
  }

  /** The words of an official wording for this reader; `isFrench` where it is not theirs, and nobody translated it. */
  official(french: string): { text: string; isFrench: boolean } {
    if (this.language === 'fr') return { text: french, isFrench: false };
    const known = this.around.wordbook?.of(french, this.language) ?? null;
    return { text: known ?? french, isFrench: known === null };
  }

  /** Lists of names among the facts, which are official wordings, are said in the language of the sentence. */
  private inOwnLanguage(facts: Facts): Facts {
    if (this.language === 'fr' || !Object.values(facts).some(Array.isArray)) return facts;
    const told = ([name, value]: [string, unknown]) =>
      [name, Array.isArray(value) ? value.map((item) => this.official(String(item)).text) : value] as const;
    return Object.fromEntries(Object.entries(facts).map(told));
  }

  private zoneName(moment: Moment, zone: string): string {
    const place = zone.split('/').at(-1)?.replaceAll('_', ' ');
    return this.t('format.zone', { place, offset: this.formats.offset(moment, zone) });
  }

  private present(): Date {
    const { now } = this.around;
    if (!now) throw new RangeError('A relative time needs `now` in the reader, or `from` in the template');
    return now;
  }
}

/** "Rulebook, booking notice" is found under `rulebook` and `booking-notice`. */
function slug(words: string): string {
  return words
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-');
}
