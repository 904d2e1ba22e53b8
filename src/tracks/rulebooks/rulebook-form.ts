import { BOUNDS, type NumberField } from './rulebook-bounds.rules.js';
import type { RulebookNumbers } from './rulebook.types.js';

/** The numbers that a form gives, shares as percents and the paces as « 6, 9, 12 »; what is no number becomes NaN. */
export function numbersIn(form: Record<string, unknown>): RulebookNumbers {
  const fields = Object.keys(BOUNDS) as NumberField[];
  const numbers = fields.map((field) => [field, numberIn(form[field], BOUNDS[field].isShare ?? false)]);
  const paces = wordsIn(form['paces'])
    .split(/[\s,;]+/)
    .filter(Boolean)
    .map((months) => numberIn(months, false));
  return { ...(Object.fromEntries(numbers) as Omit<RulebookNumbers, 'paces'>), paces };
}

/** What each field of the form said, as it said it. */
export function saidIn(form: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(['paces', ...Object.keys(BOUNDS)].map((field) => [field, wordsIn(form[field])]));
}

/** What stands in each field of the form: shares as percents, the paces as a list. */
export function fieldsOf(numbers: RulebookNumbers): Record<string, string> {
  const shown = Object.entries(numbers).map(([field, value]: [string, number | number[]]) => {
    if (Array.isArray(value)) return [field, value.join(', ')];
    const isShare = BOUNDS[field as NumberField].isShare ?? false;
    return [field, String(isShare ? Math.round(value * 10_000) / 100 : value)];
  });
  return Object.fromEntries(shown) as Record<string, string>;
}

function numberIn(value: unknown, isShare: boolean): number {
  const words = wordsIn(value).replace(',', '.');
  if (!/^\d{1,6}(\.\d{1,4})?$/.test(words)) return Number.NaN;
  return isShare ? Math.round(Number(words) * 100) / 10_000 : Number(words);
}

function wordsIn(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}
