import { DateTime } from 'luxon';
import type { PacedFacts } from '../pace/paced-track.types.js';
import type { Week } from '../pace/plan.types.js';
import type { Scenario } from './scenario.rules.js';

export const WEEKDAY_FIELDS = ['d1', 'd2', 'd3', 'd4', 'd5', 'd6', 'd7'] as const;

/** The fields of the form of what might be, as a browser sends them; what is empty stays as it is. */
export type ScenarioFields = Partial<
  Record<(typeof WEEKDAY_FIELDS)[number] | 'pace' | 'pauseFrom' | 'pauseUntil' | 'awayFrom' | 'awayUntil', string>
>;

/** A field that cannot be read: its name, and a text of `pace:fault`. */
export interface FormFault {
  at: string;
  fault: 'hours' | 'no-hours' | 'day' | 'day-back' | 'pace';
}

/** What a form says: the scenario with what differs from today, what cannot be read, and the fields to show again. */
export interface ReadScenario {
  scenario: Scenario;
  faults: FormFault[];
  fields: Required<ScenarioFields>;
}

const LONGEST_DAY_HOURS = 16;

/** Reads the form; what was not sent is filled in with how the track is. */
export function readScenario(sent: ScenarioFields, facts: Pick<PacedFacts, 'paceMonths' | 'week'>): ReadScenario {
  const faults: FormFault[] = [];
  const week = readWeek(sent, facts.week, faults);
  const paceMonths = readPace(sent.pace, facts.paceMonths, faults);
  const pause = readDays(sent, 'pause', faults);
  const away = readDays(sent, 'away', faults);
  const scenario = {
    ...(paceMonths !== facts.paceMonths && { paceMonths }),
    ...(week.some((minutes, index) => minutes !== facts.week[index]) && { week }),
    ...(pause && { pause }),
    ...(away && { away }),
  };
  return { scenario, faults, fields: shown(sent, facts) };
}

/** Hours as a person writes them; null for what is none. */
export function minutesWritten(hours: string): number | null {
  if (hours.trim() === '') return 0;
  const number = Number(hours.replace(',', '.'));
  return Number.isFinite(number) && number >= 0 && number <= LONGEST_DAY_HOURS ? Math.round(number * 60) : null;
}

function readWeek(sent: ScenarioFields, week: Week, faults: FormFault[]): Week {
  if (WEEKDAY_FIELDS.every((field) => sent[field] === undefined)) return week;
  const read = WEEKDAY_FIELDS.map((field) => ({ field, minutes: minutesWritten(sent[field] ?? '') }));
  const unread = read.filter(({ minutes }) => minutes === null);
  faults.push(...unread.map(({ field }) => ({ at: field, fault: 'hours' as const })));
  if (unread.length > 0) return week;
  const minutes = read.map((day) => day.minutes ?? 0);
  if (minutes.some((some) => some > 0)) return sameWhenWritten(minutes, week);
  faults.push({ at: 'd1', fault: 'no-hours' });
  return week;
}

/** Hours are shown rounded: what was not touched is the week as it is. */
function sameWhenWritten(minutes: Week, week: Week): Week {
  return minutes.every((some, index) => hoursShown(some) === hoursShown(week[index] ?? 0)) ? week : minutes;
}

function readPace(sent: string | undefined, paceMonths: number, faults: FormFault[]): number {
  if (!sent) return paceMonths;
  const months = Number(sent);
  if (Number.isInteger(months) && months >= 1 && months <= 60) return months;
  faults.push({ at: 'pace', fault: 'pace' });
  return paceMonths;
}

function readDays(sent: ScenarioFields, what: 'pause' | 'away', faults: FormFault[]) {
  const [from, until] = [sent[`${what}From`] ?? '', sent[`${what}Until`] ?? ''];
  if (from === '' && until === '') return null;
  const count = faults.length;
  if (!isDay(from)) faults.push({ at: `${what}From`, fault: 'day' });
  if (!isDay(until)) faults.push({ at: `${what}Until`, fault: 'day' });
  if (faults.length > count) return null;
  if (until <= from) faults.push({ at: `${what}Until`, fault: 'day-back' });
  return until > from ? { fromOn: from, untilOn: until } : null;
}

function shown(sent: ScenarioFields, { paceMonths, week }: Pick<PacedFacts, 'paceMonths' | 'week'>) {
  const days = WEEKDAY_FIELDS.map((field, index) => [field, sent[field] ?? hoursShown(week[index] ?? 0)] as const);
  return {
    ...(Object.fromEntries(days) as Record<(typeof WEEKDAY_FIELDS)[number], string>),
    pace: sent.pace || String(paceMonths),
    pauseFrom: sent.pauseFrom ?? '',
    pauseUntil: sent.pauseUntil ?? '',
    awayFrom: sent.awayFrom ?? '',
    awayUntil: sent.awayUntil ?? '',
  };
}

function hoursShown(minutes: number): string {
  return String(Math.round((minutes / 60) * 100) / 100);
}

/** Is this a day, YYYY-MM-DD? */
export function isDay(text: string): boolean {
  return /^20\d\d-\d\d-\d\d$/.test(text) && DateTime.fromISO(text, { zone: 'utc' }).isValid;
}
