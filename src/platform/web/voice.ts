import type { Check } from '../kernel/decision.js';
import { Formats, type Moment } from './formats.js';
import type { Facts, Texts } from './texts.js';
import type { Language } from './locale.js';

/** How near a deadline is: past, within two weeks, or further. */
export type Nearness = 'late' | 'near' | 'far';

/** A deadline as a reader sees it; `days` is negative once it is past. */
export interface Deadline {
  on: Moment;
  days: number;
  nearness: Nearness;
}

/** A sentence of a rule, and whether it had to be borrowed from the code, in English. */
export interface RuleSentence {
  text: string;
  borrowed: boolean;
}

const NEAR_DAYS = 14;

/** How the house speaks to one reader: its words and formats, in their language, zone and time. */
export class Voice {
  constructor(
    private readonly texts: Texts,
    readonly formats: Formats,
    private readonly now?: Date,
  ) {}

  get language(): Language {
    return this.formats.language;
  }

  get zone(): string {
    return this.formats.zone;
  }

  t(key: string, facts: Facts = {}): string {
    return this.texts.say(key, facts, this.formats);
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
  check({ code, standing, says, facts = {} }: Check): RuleSentence {
    const keys = standing === 'never' ? ['never', 'not-yet'] : [standing];
    const key = keys.map((name) => `rules:${code}.${name}`).find((candidate) => this.has(candidate));
    return key ? { text: this.t(key, facts), borrowed: false } : { text: says, borrowed: true };
  }

  private zoneName(moment: Moment, zone: string): string {
    const place = zone.split('/').at(-1)?.replaceAll('_', ' ');
    return this.t('format.zone', { place, offset: this.formats.offset(moment, zone) });
  }

  private present(): Date {
    if (!this.now) throw new RangeError('A relative time needs `now` in the reader, or `from` in the template');
    return this.now;
  }
}
