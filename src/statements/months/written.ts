import { DateTime } from 'luxon';
import { HOUSE_ZONE } from './month.rules.js';

/** An instant as files write it, `2026-01-12 11:00` by the clock of the training body. */
export function houseMoment(instant: Date): string {
  return DateTime.fromJSDate(instant, { zone: HOUSE_ZONE }).toFormat('yyyy-MM-dd HH:mm');
}

/** Cents as a spreadsheet of the language reads them: `35,00`, in English `35.00`. */
export function decimalsOf(cents: number, language: string): string {
  const written = (cents / 100).toFixed(2);
  return language === 'en' ? written : written.replace('.', ',');
}
