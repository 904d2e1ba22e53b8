import { daysBetween } from '../kernel/period.js';
import type { Language } from './locale.js';

/** A moment as templates are given it: an instant (Date or ISO text with offset), or a day `YYYY-MM-DD`. */
export type Moment = Date | string | number;

const TAGS: Record<Language, string> = { fr: 'fr', en: 'en-GB', es: 'es' };
const DAY_ONLY = /^\d{4}-\d{2}-\d{2}$/;
const DAY_STYLES = {
  long: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  medium: { weekday: 'long', day: 'numeric', month: 'long' },
  short: { weekday: 'short', day: 'numeric', month: 'short' },
  date: { day: 'numeric', month: 'long', year: 'numeric' },
  'short-date': { day: 'numeric', month: 'short', year: 'numeric' },
  month: { month: 'long', year: 'numeric' },
  'short-month': { month: 'short' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;
const BYTES_IN_UNIT = 1000;
const BYTE_UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

const QUOTES: Record<Language, string> = { fr: '«\u00A0…\u00A0»', en: '“…”', es: '«…»' };

export type DayStyle = keyof typeof DAY_STYLES;

/** Writes numbers, days and times as one language does, in one zone. */
export class Formats {
  private readonly tag: string;
  private readonly numbers = new Map<string, Intl.NumberFormat>();
  private readonly dates = new Map<string, Intl.DateTimeFormat>();
  private readonly lists: Intl.ListFormat;
  private readonly distances: Intl.RelativeTimeFormat;

  constructor(
    readonly language: Language,
    readonly zone: string,
  ) {
    this.tag = TAGS[language];
    this.lists = new Intl.ListFormat(this.tag);
    this.distances = new Intl.RelativeTimeFormat(this.tag, { numeric: 'auto' });
  }

  /** "mardi 12 janvier 2027" */
  day(moment: Moment, style: DayStyle = 'long'): string {
    const timeZone = isDay(moment) ? 'UTC' : this.zone;
    const format = this.dateFormat(`${style} ${timeZone}`, { ...DAY_STYLES[style], timeZone });
    const parts = format.formatToParts(millisecondsOf(moment));
    return parts.map((part, index) => this.polished(part, parts[index - 1])).join('');
  }

  /** "janvier 2027", of a day or of a month written YYYY-MM. */
  month(moment: Moment): string {
    return this.day(typeof moment === 'string' && moment.length === 7 ? `${moment}-01` : moment, 'month');
  }

  /** "14:00", in the reader's zone or another. */
  time(moment: Moment, zone: string = this.zone): string {
    return this.dateFormat(`time ${zone}`, { hour: '2-digit', minute: '2-digit', timeZone: zone }).format(
      millisecondsOf(moment),
    );
  }

  /** "UTC−4" */
  offset(moment: Moment, zone: string): string {
    const parts = this.dateFormat(`offset ${zone}`, { timeZone: zone, timeZoneName: 'shortOffset' }).formatToParts(
      millisecondsOf(moment),
    );
    const offset = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
    return offset.replace('GMT', 'UTC').replace('-', '−');
  }

  /** "dans 3 jours", in the largest unit that fits. */
  relative(moment: Moment, from: Moment): string {
    if (isDay(moment)) return this.distances.format(daysBetween(this.dayIn(from), moment), 'day');
    const minutes = Math.round((millisecondsOf(moment) - millisecondsOf(from)) / 60_000);
    if (Math.abs(minutes) < 60) return this.distances.format(minutes, 'minute');
    if (Math.abs(minutes) < 24 * 60) return this.distances.format(Math.round(minutes / 60), 'hour');
    return this.distances.format(daysBetween(this.dayIn(from), this.dayIn(moment)), 'day');
  }

  /** Whole days from one moment to a later one, by the calendar of the reader. */
  daysUntil(moment: Moment, from: Moment): number {
    return daysBetween(this.dayIn(from), this.dayIn(moment));
  }

  number(value: number, digits = 1): string {
    return this.numberFormat(`number ${digits}`, { maximumFractionDigits: digits }).format(value);
  }

  /** "1 234,50 €", of cents. */
  euros(cents: number): string {
    return this.numberFormat('euros', { style: 'currency', currency: 'EUR' }).format(cents / 100);
  }

  /** "46 %", of a share between 0 and 1. */
  percent(share: number): string {
    return this.numberFormat('percent', { style: 'percent', maximumFractionDigits: 0 }).format(share);
  }

  /** "1,3 Mo" */
  bytes(count: number): string {
    const step = Math.min(Math.floor(Math.log10(Math.max(count, 1)) / 3), BYTE_UNITS.length - 1);
    const unit = BYTE_UNITS[step] ?? 'byte';
    const unitDisplay = step === 0 ? 'long' : 'short';
    const format = this.numberFormat(unit, { style: 'unit', unit, unitDisplay, maximumFractionDigits: 1 });
    return format.format(count / BYTES_IN_UNIT ** step);
  }

  /** "français, anglais et espagnol", of codes (ISO 639-1) */
  languages(codes: readonly string[]): string {
    const names = new Intl.DisplayNames(this.tag, { type: 'language' });
    return this.list(codes.map((code) => names.of(code) ?? code));
  }

  /** "a, b et c" */
  list(items: readonly string[]): string {
    return this.lists.format(items);
  }

  /** "« a »" */
  quoted(text: string): string {
    return QUOTES[this.language].replace('…', text);
  }

  private dayIn(moment: Moment): string {
    if (isDay(moment)) return moment;
    const numeric = { year: 'numeric', month: '2-digit', day: '2-digit', timeZone: this.zone } as const;
    const parts = this.dateFormat('numeric', numeric).formatToParts(millisecondsOf(moment));
    const value = (type: string): string => parts.find((part) => part.type === type)?.value ?? '';
    return `${value('year')}-${value('month')}-${value('day')}`;
  }

  /** French writes the first of a month "1er"; British English has no comma after the weekday. */
  private polished({ type, value }: Intl.DateTimeFormatPart, before?: Intl.DateTimeFormatPart): string {
    if (this.language === 'fr' && type === 'day' && value === '1') return '1er';
    if (this.language === 'en' && type === 'literal' && before?.type === 'weekday') return ' ';
    return value;
  }

  private dateFormat(name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
    const known = this.dates.get(name);
    if (known) return known;
    const made = new Intl.DateTimeFormat(this.tag, options);
    this.dates.set(name, made);
    return made;
  }

  private numberFormat(name: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
    const known = this.numbers.get(name);
    if (known) return known;
    const made = new Intl.NumberFormat(this.tag, options);
    this.numbers.set(name, made);
    return made;
  }
}

function isDay(moment: Moment): moment is string {
  return typeof moment === 'string' && DAY_ONLY.test(moment);
}

function millisecondsOf(moment: Moment): number {
  const milliseconds = typeof moment === 'string' ? Date.parse(moment) : Number(moment);
  if (!Number.isFinite(milliseconds)) throw new RangeError(`A template was given no day or instant: ${String(moment)}`);
  return milliseconds;
}
