import Handlebars from 'handlebars';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Check } from '../kernel/decision.js';
import type { Fault } from '../kernel/domain-error.js';
import { barsOf, type Cohort } from './cohort-bars.js';
import type { DayStyle, Moment } from './formats.js';
import { type Plan, planLine } from './plan-line.js';
import type { Reader } from './reader.js';
import { TEMPLATES_FOLDER } from './template-files.js';
import type { Facts } from './texts.js';
import type { Sentence, Voice } from './voice.js';
import { type Slot, weekGrid } from './week-grid.js';
import { Wordings } from './wordings.js';

/** What every template and partial can reach besides its own data. */
export interface Surroundings {
  voice: Voice;
  reader: Reader;
}

interface Call {
  hash: Record<string, unknown>;
  data: Surroundings;
}

type Helpers = Record<string, (...given: never[]) => unknown>;

/** Helpers that speak: each answers in the language and zone of the reader. */
function speakingHelpers(assetAddress: (name: string) => string): Helpers {
  return {
    t: (key: string, call: Call) => filled(key, call.hash, voiceOf(call)),
    /** The words of a key that is data, with its facts as one object. */
    say: (key: string, facts: Facts | undefined, call: Call) => filled(key, facts ?? {}, voiceOf(call)),
    /** An official wording in the reader's language, else in French and marked so; `officialPlain` is without a mark. */
    official: (french: string, call: Call) => inFrenchIfNeedBe(french, voiceOf(call)),
    officialPlain: (french: string, call: Call) => voiceOf(call).official(french).text,
    day: (moment: Moment, call: Call) => voiceOf(call).formats.day(moment, call.hash.style as DayStyle | undefined),
    time: (moment: Moment, call: Call) => voiceOf(call).formats.time(moment, call.hash.zone as string | undefined),
    instant: (moment: Moment, call: Call) => voiceOf(call).instant(moment, call.hash.zone as string | undefined),
    relative: (moment: Moment, call: Call) => voiceOf(call).relative(moment, call.hash.from as Moment | undefined),
    deadline: (on: Moment, call: Call) => voiceOf(call).deadline(on, call.hash.from as Moment | undefined),
    number: (value: number, call: Call) => voiceOf(call).formats.number(value, call.hash.digits as number | undefined),
    percent: (share: number, call: Call) => voiceOf(call).formats.percent(share),
    euros: (cents: number, call: Call) => voiceOf(call).formats.euros(cents),
    hours: (value: number, call: Call) => voiceOf(call).hours(value),
    bytes: (count: number, call: Call) => voiceOf(call).formats.bytes(count),
    list: (items: string[], call: Call) => voiceOf(call).formats.list(items),
    check: (given: Check, call: Call) => checked(given, voiceOf(call)),
    faultWords: (given: Fault, call: Call) => marked(voiceOf(call).fault(given), voiceOf(call)),
    faultPlace: (at: string, call: Call) => voiceOf(call).place(at),
    sourceWords: (source: string, call: Call) => voiceOf(call).source(source),
    asset: (name: string) => assetAddress(name),
    iso: (moment: Moment) => (moment instanceof Date ? moment.toISOString() : moment),
  };
}

const LOGIC: Helpers = {
  eq: (a: unknown, b: unknown) => a === b,
  ne: (a: unknown, b: unknown) => a !== b,
  minus: (a: number, b: number) => a - b,
  share: (part: number, whole: number) => (whole > 0 ? part / whole : 0),
  gt: (a: number, b: number) => a > b,
  not: (value: unknown) => isEmpty(value),
  and: (...given: unknown[]) => given.slice(0, -1).every((value) => !isEmpty(value)),
  or: (...given: unknown[]) => given.slice(0, -1).find((value) => !isEmpty(value)),
  concat: (...given: unknown[]) => joined(given.slice(0, -1)),
  /** Is there a value at all? Zero is one. */
  given: (value: unknown) => value !== undefined && value !== null && value !== '',
  /** Is this the chosen option, or one of them? */
  chosen: (value: unknown, option: unknown) => (Array.isArray(value) ? value.includes(option) : value === option),
  /** `(object href="/a" label=(t "b"))`: plain data to give to a partial. */
  object: (call: Call) => call.hash,
  /** `(merge session state="held")`: the same with some fields set. */
  merge: (given: object, call: Call) => ({ ...given, ...call.hash }),
  array: (...given: unknown[]) => given.slice(0, -1),
  /** The numbers from 1 to `count`. */
  upTo: (count: number) => Array.from({ length: count }, (_, index) => index + 1),
};

/** Geometry of the drawn components, from plain data. */
const DRAWINGS: Helpers = {
  planLine: (plan: Plan) => planLine(plan),
  cohortBars: (cohorts: Cohort[]) => barsOf(cohorts),
  weekGrid: (from: string, slots: Slot[], call: Call) => weekGrid(from, slots, call.data.reader.zone),
};

/** Every helper that templates may use; any other name fails when the template is compiled. */
export function helpersWith(assetAddress: (name: string) => string): Helpers {
  const tones = JSON.parse(readFileSync(join(TEMPLATES_FOLDER, 'tones.json'), 'utf8')) as Record<string, string>;
  const tone = (state: string): string => tones[state] ?? state;
  return { ...speakingHelpers(assetAddress), ...LOGIC, ...DRAWINGS, tone };
}

function voiceOf({ data }: Call): Voice {
  return data.voice;
}

/** A sentence that only exists in the code is shown, and marked as the English that it is. */
function marked({ text, borrowed }: Sentence, voice: Voice): unknown {
  if (!borrowed || voice.language === 'en') return text;
  return new Handlebars.SafeString(`<span lang="en">${Handlebars.escapeExpression(text)}</span>`);
}

/** French for a reader of another language: marked for the eye, and for what reads aloud. */
function inFrenchIfNeedBe(french: string, voice: Voice): unknown {
  const { text, isFrench } = voice.official(french);
  if (!isFrench) return text;
  const escaped = Handlebars.escapeExpression(text);
  const said = Handlebars.escapeExpression(voice.t('format.in-french'));
  return new Handlebars.SafeString(
    `<span lang="fr">${escaped}</span> <span class="in-french"><span aria-hidden="true">FR</span><span class="quietly">${said}</span></span>`,
  );
}

/** The words of a key; a fact that is marked up stays so, all around it is escaped. */
function filled(key: string, facts: Facts, voice: Voice): unknown {
  return withMarks(facts, voice, (plain) => voice.t(key, plain));
}

/** What a check says; official wordings among its facts are marked where they are French. */
function checked(check: Check, voice: Voice): unknown {
  return withMarks(check.facts ?? {}, voice, (facts) =>
    marked(voice.check({ ...check, facts: facts as Check['facts'] }), voice),
  );
}

/** A sentence whose marked-up facts are put in their places once the rest is escaped. */
function withMarks(facts: Facts, voice: Voice, say: (plain: Facts) => unknown): unknown {
  const marks: unknown[] = [];
  const placed = (value: unknown) =>
    value instanceof Handlebars.SafeString ? `\uE000${marks.push(value) - 1}\uE001` : value;
  const plain = Object.entries(facts).map(([name, value]) => [
    name,
    value instanceof Wordings ? Array.from(value, (one) => placed(inFrenchIfNeedBe(one, voice))) : placed(value),
  ]);
  const said = say(Object.fromEntries(plain) as Facts);
  if (marks.length === 0) return said;
  const html = said instanceof Handlebars.SafeString ? String(said) : Handlebars.escapeExpression(said as string);
  return new Handlebars.SafeString(html.replaceAll(/\uE000(\d+)\uE001/g, (_, at: string) => String(marks[Number(at)])));
}

/** Texts one after the other; marked up when one of them is. */
function joined(parts: unknown[]): unknown {
  if (!parts.some((part) => part instanceof Handlebars.SafeString)) return parts.join('');
  return new Handlebars.SafeString(parts.map((part) => Handlebars.escapeExpression(part as string)).join(''));
}

function isEmpty(value: unknown): boolean {
  return !value || (Array.isArray(value) && value.length === 0);
}
