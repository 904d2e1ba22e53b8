import type { FicheProblem, Saying } from './fiche.types.js';
import type { RegisterElement } from './register.types.js';
import { plainText } from './rich-text.rules.js';

/** The longest short text (title, name, label); the register itself allows 800 characters for a title. */
const SHORT = 2000;
const YES = /^(oui|actif|active)$/i;
const NO = /^(non|inactif|inactive|supprimé)$/i;

/** The first element of that path below an element. */
export function childOf(element: RegisterElement | undefined, ...path: string[]): RegisterElement | undefined {
  let found = element;
  for (const name of path) found = found?.children.find((child) => child.name === name);
  return found;
}

/** Every element `item` in the lists `list` of an element, in the order of the file. */
export function itemsOf(element: RegisterElement | undefined, list: string, ...items: string[]): RegisterElement[] {
  const lists = element?.children.filter((child) => child.name === list) ?? [];
  return lists.flatMap(({ children }) => children.filter(({ name }) => items.includes(name)));
}

/** The first of these children that has words. */
export function filledChildOf(element: RegisterElement | undefined, ...names: string[]): RegisterElement | undefined {
  return element?.children.find((child) => names.includes(child.name) && !child.isBlank);
}

/** The untouched text of the first of these children that has one; null when none has. */
export function rawOf(element: RegisterElement | undefined, ...names: string[]): string | null {
  return filledChildOf(element, ...names)?.text ?? null;
}

/** The trimmed text of the first of these children that has one; empty when none has. */
export function textOf(element: RegisterElement | undefined, ...names: string[]): string {
  return rawOf(element, ...names)?.trim() ?? '';
}

/** The words of a child, line by line and without HTML. */
export function wordsOf(element: RegisterElement | undefined, ...names: string[]): string | null {
  return plainText(rawOf(element, ...names) ?? '') || null;
}

/** One record under reading: it turns texts into values and keeps what is wrong with them. */
export class RecordReading {
  readonly problems: FicheProblem[] = [];

  constructor(
    readonly record: RegisterElement,
    readonly code: string | null,
    readonly isBrief = false,
  ) {}

  get skipped(): boolean {
    return this.problems.some(({ severity }) => severity === 'skipped');
  }

  /** The record cannot be read for this reason. */
  skip(field: string, saying: Saying, at: RegisterElement = this.record): null {
    this.problems.push({ ...this.problem(field, saying, at), severity: 'skipped' });
    return null;
  }

  /** The record is read, but this has to be looked at. */
  warn(field: string, saying: Saying, at: RegisterElement = this.record): null {
    this.problems.push({ ...this.problem(field, saying, at), severity: 'warning' });
    return null;
  }

  private problem(field: string, { code: reason, message, facts = {} }: Saying, { line }: RegisterElement) {
    return { kind: 'problem' as const, line, code: this.code, field, message, reason, facts };
  }

  /** A text of one line, such as a title; `names` are the names it goes by, when the field is not its name. */
  line(element: RegisterElement, field: string, ...names: string[]): string | null {
    const text = plainText(rawOf(element, ...(names.length > 0 ? names : [field])) ?? '').replaceAll('\n', ' ');
    if (text.length > SHORT) {
      const message = `${field} has ${text.length} characters, more than ${SHORT}: shorten it.`;
      const facts = { characters: text.length, most: SHORT };
      this.skip(field, { code: 'register-text-too-long', message, facts }, element);
    }
    return text.slice(0, SHORT) || null;
  }

  /** A text of many lines; not said in brief. */
  longText(element: RegisterElement | undefined, ...names: string[]): string | null {
    return this.isBrief ? null : wordsOf(element, ...names);
  }

  /** A day, which the file writes JJ/MM/AAAA. */
  day(name: string): string | null {
    const element = childOf(this.record, name);
    const text = element?.text.trim() ?? '';
    if (text === '') return null;
    const [, day = '', month = '', year = ''] = /^(\d{2})\/(\d{2})\/((?:19|20)\d{2})$/.exec(text) ?? [];
    if (isDay(Number(year), Number(month), Number(day))) return `${year}-${month}-${day}`;
    const message = `${name} is « ${short(text)} », which is no day JJ/MM/AAAA: it is left empty; look it up and enter it.`;
    return this.warn(name, { code: 'register-day-form', message, facts: { written: short(text) } }, element);
  }

  /** A whole number without sign. */
  count(element: RegisterElement, name: string, field = name): number | null {
    const child = childOf(element, name);
    const text = child?.text.trim() ?? '';
    if (text === '') return null;
    if (/^\d{1,7}$/.test(text)) return Number(text);
    const message = `${field} is « ${short(text)} », where a whole number is expected: it is left empty.`;
    return this.warn(field, { code: 'register-count-form', message, facts: { written: short(text) } }, child);
  }

  /** Oui or Non; null when nothing is said. */
  answer(element: RegisterElement | undefined, name: string, field = name): boolean | null {
    const child = childOf(element, name);
    const text = child?.text.trim() ?? '';
    if (text === '') return null;
    if (YES.test(text)) return true;
    if (NO.test(text)) return false;
    const message = `${field} is « ${short(text)} », where Oui or Non is expected: it counts as not said.`;
    return this.warn(field, { code: 'register-answer-form', message, facts: { written: short(text) } }, child);
  }
}

function isDay(year: number, month: number, day: number): boolean {
  if (month === 2) return day >= 1 && day <= (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28);
  return month >= 1 && month <= 12 && day >= 1 && day <= ([4, 6, 9, 11].includes(month) ? 30 : 31);
}

/** The beginning of a text, to be shown in a message. */
export function short(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
